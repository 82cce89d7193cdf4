// Generated from provider/resources by `npm run generate`. Edit that, not this file.
import { accessConfiguration } from "./resources/cloudsso/access-configuration";
import { accessConfigurationProvisioning } from "./resources/cloudsso/access-configuration-provisioning";
import { directory } from "./resources/cloudsso/directory";
import { user } from "./resources/ims/user";

/** Every resource there is, in the order of kinds. */
export const definitions = [
  accessConfiguration,
  accessConfigurationProvisioning,
  directory,
  user,
] as const;
