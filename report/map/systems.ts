import type { Estate } from "../../estate/model";
import { byText } from "../../provider/functions/rows";
import { type Access, type AccessProvisioning, accessOf } from "../access";
import type { AccessAccount } from "../accounts";
import { alignedTo, ramAlignedTo } from "../compare";
import type { AccessConfiguration } from "../configurations";
import { powerOf } from "../power";
import { type RamAccess, type RamAttachment, ramAccessOf } from "../ram";

/** CloudSSO and RAM of one estate in the same words: who has what on which account. */
export interface Systems {
  readonly directoryId?: string;
  readonly accounts: readonly AccessAccount[];
  readonly rights: readonly Right[];
  /** Groups and people of CloudSSO, then groups and users of RAM. */
  readonly principals: readonly Principal[];
  readonly members: readonly Member[];
  readonly assignments: readonly Assignment[];
  readonly provisionings: readonly AccessProvisioning[];
}

/** An object of the estate, as states name it. */
interface InStacks {
  readonly kind: string;
  readonly objectId: string;
}

/** An access configuration, or a policy of RAM. Keys are told apart between the systems and between what is in them. */
export interface Right extends Omit<AccessConfiguration, "configurationId">, InStacks {
  readonly key: string;
  readonly id: string;
  readonly isRam: boolean;
}

export interface Principal extends InStacks {
  readonly key: string;
  readonly id: string;
  readonly isGroup: boolean;
  readonly isRam: boolean;
  readonly name: string;
  readonly displayName?: string;
  readonly status?: string;
}

export interface Member extends InStacks {
  readonly group: string;
  readonly person: string;
}

export interface Assignment extends InStacks {
  readonly accountId: string;
  readonly right: string;
  readonly principal: string;
}

/** @param before with what is the same in both under the keys of `estate`. */
export function systemsOf(estate: Estate, before?: Estate): { readonly after: Systems; readonly before?: Systems } {
  const [access, ram] = [accessOf(estate), ramAccessOf(estate)];
  const after = both(access, ram);
  if (before === undefined) return { after };
  return { after, before: both(alignedTo(access, accessOf(before)), ramAlignedTo(ram, ramAccessOf(before))) };
}

function both(access: Access, ram: RamAccess): Systems {
  const [sso, own] = [cloudssoOf(access), ramOf(ram)];
  const hasRam =
    own.assignments.length > 0 && sso.accounts.every(({ accountId }) => accountId !== ram.account.accountId);
  return {
    ...(access.directoryId === undefined ? {} : { directoryId: access.directoryId }),
    accounts: hasRam ? [...sso.accounts, ram.account] : sso.accounts,
    rights: [...sso.rights, ...own.rights],
    principals: [...sso.principals, ...own.principals],
    members: [...sso.members, ...own.members],
    assignments: [...sso.assignments, ...own.assignments],
    provisionings: access.provisionings,
  };
}

type Parts = Omit<Systems, "provisionings">;

function cloudssoOf({ directoryId, accounts, configurations, groups, people, assignments }: Access): Parts {
  const objectId = (...ids: readonly string[]) => [directoryId, ...ids].join(":");
  return {
    accounts,
    rights: configurations.map(({ configurationId: id, ...one }) => ({
      ...one,
      key: id,
      id,
      isRam: false,
      kind: "cloudsso:AccessConfiguration",
      objectId: objectId(id),
    })),
    principals: [
      ...groups.map(({ groupId: id, name }) => {
        return { key: id, id, isGroup: true, isRam: false, name, kind: "cloudsso:Group", objectId: objectId(id) };
      }),
      ...people.map(({ userId: id, groups: _, ...one }) => {
        return { ...one, key: id, id, isGroup: false, isRam: false, kind: "cloudsso:User", objectId: objectId(id) };
      }),
    ],
    members: groups.flatMap(({ groupId: group, members }) =>
      members.map((person) => {
        return { group, person, kind: "cloudsso:UserAttachment", objectId: objectId(group, person) };
      }),
    ),
    assignments: assignments.map(({ id, accountId, configurationId, principalId }) => ({
      accountId,
      right: configurationId,
      principal: principalId,
      kind: "cloudsso:AccessAssignment",
      objectId: id,
    })),
  };
}

const ATTACHMENTS = { user: "ram:UserPolicyAttachment", group: "ram:GroupPolicyAttachment" } as const;

/** Roles are nobody's by name: who may take one on is another question. */
function ramOf({ account, users, groups, attachments }: RamAccess): Parts {
  const ofPeople = attachments.flatMap((one) => (one.kind === "role" ? [] : [{ ...one, kind: one.kind }]));
  const policies = new Map(ofPeople.map(({ policy }) => [policyKey(policy), policy]));
  const inOrder = <R extends { readonly id: string; readonly name: string }>(rows: readonly R[]) =>
    byText(rows, ({ name, id }) => `${name}\0${id}`);
  return {
    accounts: [account],
    rights: byText([...policies], ([key, { name }]) => `${name}\0${key}`).map(([key, policy]) => ({
      key,
      id: policy.name,
      name: policy.name,
      policies: [policy],
      power: powerOf([policy]),
      isRam: true,
      kind: policy.type === "Custom" ? "ram:Policy" : "",
      objectId: policy.name,
    })),
    principals: [
      ...inOrder(groups).map(({ id, name }) => {
        return { key: holderKey("group", id), id, isGroup: true, isRam: true, name, kind: "ims:Group", objectId: id };
      }),
      ...inOrder(users).map(({ id, ...one }) => {
        return { ...one, key: holderKey("user", id), id, isGroup: false, isRam: true, kind: "ims:User", objectId: id };
      }),
    ],
    members: groups.flatMap(({ id: groupId, members }) =>
      members.map((userId) => ({
        group: holderKey("group", groupId),
        person: holderKey("user", userId),
        kind: "ims:GroupMembership",
        objectId: `${groupId}:${userId}`,
      })),
    ),
    assignments: ofPeople.map(({ id, kind, holderId, policy }) => ({
      accountId: account.accountId,
      right: policyKey(policy),
      principal: holderKey(kind, holderId),
      kind: ATTACHMENTS[kind],
      objectId: id,
    })),
  };
}

function policyKey({ type, name }: RamAttachment["policy"]): string {
  return `ram ${type} ${name.toLowerCase()}`;
}

function holderKey(kind: "user" | "group", id: string): string {
  return `ram ${kind} ${id}`;
}
