import { accessKeys } from "./access-keys";
import { defaultDomain } from "./default-domain";
import { groups } from "./groups";
import { loginProfiles } from "./login-profiles";
import { mfaDevices } from "./mfa-devices";
import { tags } from "./tags";
import { users } from "./users";

/** Every operation of IMS that the emulator carries out, by subject. */
export const imsActions = {
  ...users,
  ...loginProfiles,
  ...accessKeys,
  ...groups,
  ...mfaDevices,
  ...tags,
  ...defaultDomain,
};
