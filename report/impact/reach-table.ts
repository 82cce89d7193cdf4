import type { EstateKind } from "../../estate/kinds";

/** Whom a difference in an object of a kind touches. */
export interface Reach {
  /**
   * `told`: the parts of the report on access, configurations, provisionings and RAM say it, and count it. `person`: who
   * owns the object. `provisioned`: those who get RAM users by it. `account`: the account, and nobody in it more than others. `everybody`: all who log on to the
   * directory or to the account. `nobody`: by itself it changes nothing.
   */
  readonly touches: "told" | "person" | "provisioned" | "account" | "everybody" | "nobody";
  /** Inputs in which a change is words for people alone. */
  readonly harmless?: readonly string[];
  /** Of what is `told`: inputs and outputs that no other part tells of; a change in them touches the account. */
  readonly untold?: readonly string[];
  /** It decides who is let in, by a system or to an account that no estate tells about. */
  readonly letsIn?: true;
  /** Of `person`: inputs by which somebody else may come to log on as the person. */
  readonly identity?: readonly string[];
  /** One that comes or goes has nothing yet or any longer: what it is given counts. */
  readonly isBare?: true;
}

type Organisation = "organisation:Folder" | "organisation:Account";

const told: Reach = { touches: "told" };
const person: Reach = { touches: "person" };
const everybody: Reach = { touches: "everybody" };
const letsIn: Reach = { touches: "everybody", letsIn: true };
const nobody: Reach = { touches: "nobody" };

/** Every kind that there is: one that is missing does not compile. */
export const REACH: { readonly [kind in EstateKind | Organisation]: Reach } = {
  "cloudsso:AccessAssignment": told,
  "cloudsso:AccessConfiguration": { touches: "told", untold: ["tags", "relayState"] },
  "cloudsso:AccessConfigurationProvisioning": told,
  "cloudsso:AttributePassing": everybody,
  "cloudsso:DelegateAccount": letsIn,
  "cloudsso:Directory": letsIn,
  "cloudsso:GlobalAccess": everybody,
  "cloudsso:Group": nobody,
  "cloudsso:LoginPreference": everybody,
  "cloudsso:MfaSettings": everybody,
  "cloudsso:PasswordPolicy": everybody,
  "cloudsso:SamlIdentityProvider": letsIn,
  "cloudsso:SamlServiceProvider": everybody,
  "cloudsso:ScimServerCredential": letsIn,
  "cloudsso:ScimSynchronization": letsIn,
  "cloudsso:User": {
    touches: "person",
    isBare: true,
    harmless: ["displayName", "firstName", "lastName", "description", "status"], // the status is told as a logon
    identity: ["userName", "email"],
  },
  "cloudsso:UserAttachment": told,
  "cloudsso:UserProvisioning": { touches: "provisioned", harmless: ["description"] },
  "cloudsso:UserProvisioningConfiguration": everybody,
  "ims:AccessKey": person,
  "ims:AccessKeyPolicy": person,
  "ims:AccountAccessKeyPolicy": everybody,
  "ims:AppSecret": everybody,
  "ims:Application": { touches: "everybody", harmless: ["displayName"] },
  "ims:ApplicationProvisioning": { touches: "everybody", harmless: ["outputs.displayName"] },
  "ims:DefaultDomain": everybody,
  "ims:ExternalApplication": { touches: "everybody", letsIn: true, harmless: ["outputs.displayName"] },
  "ims:Group": nobody,
  "ims:GroupMembership": told,
  "ims:LoginProfile": person,
  "ims:OidcProvider": { touches: "everybody", letsIn: true, harmless: ["description"] },
  "ims:PasswordPolicy": everybody,
  "ims:SamlProvider": { touches: "everybody", letsIn: true, harmless: ["description"] },
  "ims:SecurityPreference": everybody,
  "ims:ServiceCredential": { touches: "person", harmless: ["serviceCredentialName", "expiryStatus"] },
  "ims:User": {
    touches: "person",
    isBare: true,
    harmless: ["displayName", "comments"],
    identity: ["userPrincipalName", "email", "mobilePhone"],
  },
  "ims:UserSsoSettings": letsIn,
  "ims:VirtualMfaDevice": person,
  "organisation:Account": { touches: "account", isBare: true, harmless: ["displayName"] },
  "organisation:Folder": nobody, // what is in it is compared by its way down
  "ram:GroupPolicyAttachment": told,
  "ram:Policy": { touches: "told", untold: ["tags"] },
  "ram:Role": { touches: "told", untold: ["tags", "maxSessionDuration", "outputs.roleId"] },
  "ram:RolePolicyAttachment": told,
  "ram:UserPolicyAttachment": told,
};

/** What this release does not know, from a file of a later one, is taken for the worst. */
export function reachOf(kind: string): Reach {
  const reaches: { readonly [kind: string]: Reach } = REACH;
  return (Object.hasOwn(reaches, kind) ? reaches[kind] : undefined) ?? letsIn;
}
