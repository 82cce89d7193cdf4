// Generated from provider/resources by `npm run generate`. Edit that, not this file.
import { accessConfiguration } from "./resources/cloudsso/access-configuration";
import { accessConfigurationProvisioning } from "./resources/cloudsso/access-configuration-provisioning";
import { directory } from "./resources/cloudsso/directory";
import { groupMembers } from "./resources/cloudsso/group-members";
import { samlServiceProvider } from "./resources/cloudsso/saml-service-provider";
import { userAttachment } from "./resources/cloudsso/user-attachment";
import { user } from "./resources/ims/user";

/** Every resource there is, in the order of kinds. */
export const definitions = [
  accessConfiguration,
  accessConfigurationProvisioning,
  directory,
  groupMembers,
  samlServiceProvider,
  userAttachment,
  user,
] as const;
