import { inWords } from "../../config/values";
import { permittedBy } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

/** What makes the logon of others weaker or takes identities away, by itself no way to more rights. */
const ACTIONS = [
  ...["ram", "ims"].flatMap((service) =>
    [
      "SetPasswordPolicy",
      "SetSecurityPreference",
      "DisableVirtualMFA",
      "DeleteVirtualMFADevice",
      "UnbindMFADevice",
      "DeleteAccessKey",
      "DeleteUser",
    ].map((action) => `${service}:${action}`),
  ),
  "ram:DeleteRole",
  "ram:DeletePolicy",
  "cloudsso:SetMFAAuthenticationStatus",
  "cloudsso:UpdateMFAAuthenticationSettings",
  "cloudsso:UpdateUserMFAAuthenticationSettings",
  "cloudsso:DeleteMFADeviceForUser",
  "cloudsso:SetPasswordPolicy",
  "cloudsso:SetLoginPreference",
  "cloudsso:ClearExternalSAMLIdentityProvider",
  "cloudsso:DeleteUser",
  "cloudsso:DeleteDirectory",
];

/** A sentence names as many as this. */
const NAMED = 3;

export const identityTampering: Rule = {
  id: "identity-tampering",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "Changes of identities and of how people log on",
  why: "MFA can be taken off, password rules made weaker, users, roles and keys deleted: of everybody, not only of oneself.",
  better: "Leave these actions to those who administer identities, or limit them to users by their ARNs.",
  example: {
    bad: [{ Effect: "Allow", Action: "ram:Delete*", Resource: "*" }],
    good: [{ Effect: "Allow", Action: "ram:DeleteAccessKey", Resource: "acs:ram:*:*:user/app-deploy" }],
  },
  find: (document) =>
    [...permittedBy(document, ACTIONS)].map(([{ text, path }, actions]) => {
      const named = actions.slice(0, NAMED);
      const more = actions.length - named.length;
      const list = more > 0 ? `${named.join(", ")} and ${more} more` : inWords(named);
      return { path, what: `is ${quoted(text)}, which changes the identities of others (${list})` };
    }),
};
