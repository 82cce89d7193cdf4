import type { Estate, EstateObject } from "../../estate/model";
import { bareId, splitId } from "../../provider/kernel/ids";
import { definitions } from "../../provider/registry";
import { isRead, objectsOf } from "../rows";
import { inAccount, shellWord } from "../shell";
import type { Severity } from "./rules";

export const DECLARE = "declare it in a program, which takes over what is equal, or delete it";

/** A call, with its parameters. */
type Call = readonly [call: string, parameters: { readonly [name: string]: string | undefined }];

/** What a user or a group is called by whom it has, such as that of a key; absent where it was not read. */
interface Names {
  readonly user: string | undefined;
  /** Without the domain, as RAM takes it. */
  readonly shortUser: string | undefined;
  readonly group: string | undefined;
}

type Removal = (object: EstateObject, names: Names, kind: string) => readonly Call[];

/** The parameters are the parts of the id. */
const byId =
  (call: string, more: Call[1] = {}): Removal =>
  ({ id }, _, kind) => [[call, { ...partsOf(kind, id), ...more }]];

const byUser =
  (...calls: readonly (readonly [call: string, id?: string, more?: Call[1]])[]): Removal =>
  ({ id }, { user: UserPrincipalName }) =>
    calls.map(([call, of, more]) => [
      call,
      { UserPrincipalName, ...(of === undefined ? {} : { [of]: bareId(id) }), ...more },
    ]);

const attachment =
  (call: string, holderOf: (object: EstateObject, names: Names) => Call[1]): Removal =>
  (object, names) => {
    const [PolicyName, PolicyType] = object.id.split(":");
    return [[call, { PolicyType, PolicyName, ...holderOf(object, names) }]];
  };

const OFF = { Status: "Inactive" };

/** What takes it away. A credential works no longer before it is deleted; a key and a user can be restored from the bin. */
const REMOVALS: { readonly [kind: string]: Removal } = {
  "cloudsso:AccessAssignment": byId("cloudsso DeleteAccessAssignment"),
  "cloudsso:AccessConfiguration": byId("cloudsso DeleteAccessConfiguration", { ForceRemovePermissionPolicies: "true" }),
  "cloudsso:AccessConfigurationProvisioning": byId("cloudsso DeprovisionAccessConfiguration"),
  "cloudsso:DelegateAccount": byId("cloudsso DisableDelegateAccount"),
  "cloudsso:Group": byId("cloudsso DeleteGroup"),
  "cloudsso:ScimServerCredential": byId("cloudsso DeleteSCIMServerCredential"),
  "cloudsso:User": byId("cloudsso DeleteUser"),
  "cloudsso:UserAttachment": byId("cloudsso RemoveUserFromGroup"),
  "cloudsso:UserProvisioning": byId("cloudsso DeleteUserProvisioning"),
  "ims:AccessKey": byUser(["ims UpdateAccessKey", "UserAccessKeyId", OFF], ["ims DeleteAccessKey", "UserAccessKeyId"]),
  "ims:AppSecret": byId("ims DeleteAppSecret"),
  "ims:Application": byId("ims DeleteApplication"),
  "ims:ApplicationProvisioning": byId("ims DeprovisionApplication"),
  "ims:ExternalApplication": byId("ims DeprovisionExternalApplication"),
  "ims:Group": ({ name: GroupName }) => [["ims DeleteGroup", { GroupName }]],
  "ims:GroupMembership": (_, { group: GroupName, user: UserPrincipalName }) => [
    ["ims RemoveUserFromGroup", { GroupName, UserPrincipalName }],
  ],
  "ims:LoginProfile": byUser(["ims DeleteLoginProfile"]),
  "ims:OidcProvider": ({ id }) => [["ims DeleteOIDCProvider", { OIDCProviderName: id }]],
  "ims:SamlProvider": ({ id }) => [["ims DeleteSAMLProvider", { SAMLProviderName: id }]],
  "ims:ServiceCredential": byUser(
    ["ims UpdateServiceCredential", "ServiceCredentialId", OFF],
    ["ims DeleteServiceCredential", "ServiceCredentialId"],
  ),
  "ims:User": ({ name: UserPrincipalName }) => [["ims DeleteUser", { UserPrincipalName }]],
  // One that somebody logs on with is theirs.
  "ims:VirtualMfaDevice": ({ id, inputs, outputs }) =>
    inputs["userId"] === undefined && outputs["userId"] === undefined
      ? [["ims DeleteVirtualMFADevice", { SerialNumber: id }]]
      : [],
  "ram:GroupPolicyAttachment": attachment("ram DetachPolicyFromGroup", (_, { group: GroupName }) => ({ GroupName })),
  "ram:Policy": byId("ram DeletePolicy"),
  "ram:Role": byId("ram DeleteRole"),
  "ram:RolePolicyAttachment": attachment("ram DetachPolicyFromRole", ({ id }) => ({ RoleName: bareId(id) })),
  "ram:UserPolicyAttachment": attachment("ram DetachPolicyFromUser", (_, { shortUser: UserName }) => ({ UserName })),
};

type Holding = readonly (readonly [kind: string, property: string])[];
const OF_PRINCIPAL: Holding = [
  ["cloudsso:AccessAssignment", "principalId"],
  ["cloudsso:UserProvisioning", "principalId"],
];

/** What keeps a service from deleting it: objects of these kinds whose property names it. */
const HOLDS: { readonly [kind: string]: Holding } = {
  "cloudsso:AccessConfiguration": [["cloudsso:AccessConfigurationProvisioning", "accessConfigurationId"]],
  "cloudsso:Group": [["cloudsso:UserAttachment", "groupId"], ...OF_PRINCIPAL],
  "cloudsso:User": [["cloudsso:UserAttachment", "userId"], ...OF_PRINCIPAL],
  "ims:Application": ["ims:ApplicationProvisioning", "ims:AppSecret"].map((kind) => [kind, "appId"] as const),
  "ims:Group": ["ims:GroupMembership", "ram:GroupPolicyAttachment"].map((kind) => [kind, "groupId"] as const),
  "ims:User": [
    ...["ims:AccessKey", "ims:GroupMembership", "ims:LoginProfile", "ims:ServiceCredential", "ims:VirtualMfaDevice"],
    "ram:UserPolicyAttachment",
  ].map((kind) => [kind, "userId"] as const),
  "ram:Policy": ["Group", "Role", "User"].map((who) => [`ram:${who}PolicyAttachment`, "policyName"] as const),
  "ram:Role": [["ram:RolePolicyAttachment", "roleName"]],
};

/** Kinds that say what others are called. */
export const NAMING = ["ims:User", "ims:Group"];

/** @returns what removes an object of an estate or takes it into a program: what is critical is to go first. */
export function removalsIn(estate: Estate): (kind: string, object: EstateObject, severity: Severity) => string {
  const [users, groups] = NAMING.map(
    (kind) => new Map(objectsOf(estate, kind).map(({ id, name }) => [id, name] as const)),
  );
  const held = new Set(
    [...new Set(Object.values(HOLDS).flat())].flatMap(([kind, property]) =>
      objectsOf(estate, kind).map(
        ({ inputs, outputs }) => `${kind} ${property} ${inputs[property] ?? outputs[property]}`,
      ),
    ),
  );
  const isFree = (kind: string, id: string) =>
    (HOLDS[kind] ?? []).every(([of, property]) => isRead(estate, of) && !held.has(`${of} ${property} ${bareId(id)}`));
  return (kind, object, severity) => {
    if (!isFree(kind, object.id)) {
      return severity === "critical"
        ? "take away what is attached to it and delete it, or declare it in a program, which takes over what is equal"
        : DECLARE;
    }
    const [userId, groupId] = [object.inputs["userId"], object.inputs["groupId"]].map(String);
    const user = users?.get(userId ?? "");
    const names = { user, shortUser: user?.replace(/@.*$/, ""), group: groups?.get(groupId ?? "") };
    const calls = REMOVALS[kind]?.(object, names, kind) ?? [];
    if (calls.length === 0 || calls.some(([, all]) => Object.values(all).includes(undefined))) return DECLARE;
    const line = calls.map((call) => lineOf(call, kind.startsWith("cloudsso:") ? undefined : estate.accountId));
    return severity === "critical" ? line.join(" && ") : `${DECLARE}: ${line.join(" && ")}`;
  };
}

/** @param account whose it is, where the call names things of RAM. */
function lineOf([call, parameters]: Call, account: string | undefined): string {
  const words = Object.entries(parameters).map(([name, value = ""]) => `--${name} ${shellWord(value)}`);
  const line = `alicloud-identity call ${call} ${words.join(" ")}`;
  return account === undefined ? line : inAccount(account, line);
}

/** What the id of a kind is made of. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map(definitions.map(({ kind, id }) => [kind, id]));

function partsOf(kind: string, id: string): Call[1] {
  const names = PARTS.get(kind) ?? [];
  const values = splitId(id, names);
  return Object.fromEntries(names.map((name, index) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, values[index]]));
}
