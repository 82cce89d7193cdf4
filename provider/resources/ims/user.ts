import { z } from "zod";
import type { UpdateUserRequest, User } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Definition, Found, Listed } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { holdsUnknown } from "../../kernel/unknowns";
import { changed } from "../changed";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { type InAccount, inAccount } from "../in-account";
import { listed, namedSo } from "../naming";
import { entity } from "../shapes/entity";
import { sentTags, type Tags, tagsField, tagsOf, writeTags } from "../tags";
import { logonName } from "./logon-name";
import { dropUserNames, forgetUser, rememberUser } from "./names";
import { deletedBefore, purgeUser, restoreUser } from "./recycle-bin";
import { blockersOf, deleteUser } from "./user-blockers";
import { dropUsers, usersFromNow, usersOf } from "./user-list";

export interface UserInputs extends Adoptable {
  /**
   * The logon name with the account's default domain, `<user>@<default domain>`: 1 to 64 letters, digits, `.`, `-` and
   * `_` before the `@`, 128 characters in all. A change renames in place. Unique whatever its case; two users that swap their names
   * need a third name, in a run of its own.
   */
  userPrincipalName: string;
  /** 1 to 24 characters. */
  displayName: string;
  /** Up to 128 characters. Absent or `""`: empty. */
  comments?: string;
  /** Kept on the China site alone; the international site ignores it. Absent or `""`: empty. */
  email?: string;
  /** `<country code>-<number>`, such as `86-18688880000`. Kept on the China site alone. Absent or `""`: empty. */
  mobilePhone?: string;
  /** Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values up to 128. Absent: none. */
  tags?: { [key: string]: string };
  /** Delete together with access keys, service credentials, policies, group memberships, console logon and MFA device. Absent: `false`, delete names them and fails. */
  forceDestroy?: boolean;
  /**
   * Delete for good: out of the recycle bin, too, with the access keys of the user that are there. Absent: `false`, the
   * user stays there for thirty days and can be restored.
   */
  purgeOnDestroy?: boolean;
  /**
   * Where a deleted user of this name is in the recycle bin, restore it instead of making a new one; of several, the one
   * that was deleted last. It comes back with its number, its display name and its console logon, and what differs is
   * written then. Counts at creation alone. Absent: `false`, and the preview says that there is one.
   */
  restoreFromRecycleBin?: boolean;
}

export interface UserOutputs extends InAccount {
  /** When it was made: UTC, ISO 8601. */
  createDate: string;
  /** Inputs that the service took and did not keep: `email` and `mobilePhone` on the international site. */
  notKept?: string[];
}

type Inputs = UserInputs;

/** Kept on the China site alone. */
const NOT_EVERYWHERE = ["email", "mobilePhone"] as const;
type Live = Found<Inputs, UserOutputs>;

const fields: Fields<Inputs> = {
  userPrincipalName: {
    schema: text(
      /^[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9._-]+)?$/,
      "<user>@<default domain>, with 1 to 64 letters, digits, ., - and _ before the @",
    ).max(128),
    required: true,
  },
  displayName: { schema: z.string().min(1).max(24), required: true },
  comments: { schema: z.string().max(128) },
  email: { schema: text(/^(\S+@\S+)?$/, "an e-mail address") },
  mobilePhone: { schema: text(/^(\d+-\d+)?$/, "<country code>-<number>, such as 86-18688880000") },
  tags: tagsField,
  forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  purgeOnDestroy: { schema: z.boolean(), default: false, stateOnly: true },
  restoreFromRecycleBin: { schema: z.boolean(), stateOnly: true, createOnly: true },
  ...adoptable,
};

/** Frozen users, too: their names are taken. */
async function* list({ ims }: Context): AsyncIterable<Listed> {
  for await (const { UserId: id, UserPrincipalName: name } of ims.listUsers.items({ Status: "active,freeze" })) {
    if (id !== undefined && name !== undefined) yield { id, name };
  }
}

const named = ({ userPrincipalName }: Inputs): string => `user ${userPrincipalName}`;

/**
 * A RAM user.
 *
 * Deleting one moves it to the recycle bin, where it stays for thirty days and keeps its number, its display name and its
 * password, and loses its groups, policies and tags; `restoreFromRecycleBin` brings it back, and `purgeOnDestroy` empties
 * the bin of it. A rename replaces nothing of what hangs on the user, as an `AccessKey`, a `LoginProfile` and a
 * `GroupMembership` know it by its number.
 *
 * @example
 * new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 */
export const user: Definition<Context, Inputs, UserOutputs> = {
  kind: "ims:User",
  fields,
  outputs: { createDate: {}, notKept: {}, accountId: { kept: true } },
  id: ["userId"],
  idOutputs: {
    /** The user's number, which is the id and survives renames. */
    userId: 0,
  },
  naturalKey: ["userPrincipalName"],
  home: inAccount,

  async check(inputs, context) {
    const name = inputs.userPrincipalName;
    if (name === undefined || holdsUnknown(name) || name.includes("@")) return [];
    const domain = (await defaultDomain(context()).catch(() => undefined)) ?? "<default domain>";
    return [{ path: "userPrincipalName", reason: `must have the account's default domain: ${name}@${domain}` }];
  },

  warnings(wanted, from, context) {
    const { userPrincipalName: name, adopt, restoreFromRecycleBin } = wanted;
    if (from !== undefined || adopt === true || restoreFromRecycleBin === true) return [];
    return name === undefined || holdsUnknown(name) ? [] : deletedBefore(context(), name);
  },

  list,
  ...entity<Inputs, UserOutputs>({
    fields,
    list,
    name: ({ userPrincipalName }) => userPrincipalName,
    clearable: ["comments", ...NOT_EVERYWHERE],
    toClear: "remove them, or set forceDestroy: true and run pulumi up before the delete",
    named,
    async findId(context, { userPrincipalName: name }, again) {
      if (again) return (await context.ims.getUser({ UserPrincipalName: name })).User?.UserId;
      return namedSo([...(await usersOf(context)).values()], name, (row) => row.UserPrincipalName)?.UserId;
    },

    async create(context, wanted) {
      const id = wanted.restoreFromRecycleBin ? await restoreUser(context, wanted.userPrincipalName) : undefined;
      if (id !== undefined) return { id, back: true };
      const answer = await context.ims.createUser({
        UserPrincipalName: wanted.userPrincipalName,
        DisplayName: wanted.displayName,
        Comments: wanted.comments || undefined, // the API wants at least one character, and absent is empty
        Email: wanted.email || undefined,
        MobilePhone: wanted.mobilePhone || undefined,
        Tag: sentTags(wanted.tags),
      });
      if (answer.User?.UserId !== undefined) rememberUser(context, answer.User.UserId, wanted.userPrincipalName);
      return { id: answer.User?.UserId, requestId: answer.RequestId };
    },

    async look(context, id, recorded) {
      const row = (await usersOf(context)).get(id);
      return row && asUnkept(toFound(id, row, recorded), recorded, recorded.notKept ?? []);
    },

    async lookNew(context, id, wanted) {
      const row = (await usersFromNow(context)).get(id);
      return row && toFound(id, row, wanted);
    },

    drop: dropUsers,

    async read({ ims }, id, recorded) {
      if (id.includes("@")) {
        throw new Error(
          `${id} is a logon name, and a user is read by its number: ims.getUser({ userPrincipalName: "${id}" }) tells it`,
        );
      }
      const live = answered((await ims.getUser({ UserId: id })).User, `user ${id}`);
      return asUnkept(toFound(id, live, recorded), recorded, recorded.notKept ?? []);
    },

    /** What is left out stays. That an empty text clears is known of RAM's twin call. */
    async write(context, id, from, to) {
      const request = changed<Inputs, UpdateUserRequest>(fields, from, to, {
        userPrincipalName: "NewUserPrincipalName",
        displayName: "NewDisplayName",
        comments: "NewComments",
        email: "NewEmail",
        mobilePhone: "NewMobilePhone",
      });
      if (request !== undefined) {
        await context.ims.updateUser({ UserId: id, ...request }).finally(() => dropUserNames(context));
      }
      await bringTags(context, id, to.tags);
    },

    written(context, live, wanted) {
      const found = asUnkept(live, wanted, NOT_EVERYWHERE);
      const unkept = found.outputs.notKept ?? [];
      if (unkept.length > 0) {
        context.notice(
          `the service did not keep ${listed(unkept)} of ${named(wanted)}; the international site has no such fields`,
        );
      }
      return found;
    },

    async delete(context, id, recorded) {
      // A list that begins now is as sure as asking for the one, and those who are deleted at once share it.
      const listed = (await usersFromNow(context)).get(id)?.UserPrincipalName;
      const name = listed ?? (await unlessGone(logonName(context, id)));
      if (name !== undefined) {
        const deleted = deleteUser(context, id, name, recorded.forceDestroy === true);
        await unlessGone(deleted.finally(() => forgetUser(context, id)));
      }
      // Also where it is gone: an earlier run may have failed in between.
      if (recorded.purgeOnDestroy !== true) return;
      await purgeUser(context, id, name ?? recorded.userPrincipalName, name !== undefined);
    },

    createdAt: ({ createDate }) => createDate,

    async dependents(context, id) {
      const name = await unlessGone(logonName(context, id));
      return name === undefined ? [] : blockersOf(context, name);
    },
  }),
};

async function defaultDomain({ ims }: Context): Promise<string | undefined> {
  return (await ims.getDefaultDomain({})).DefaultDomainName;
}

function toFound(id: string, live: User, recorded: Partial<Inputs>): Live {
  return {
    id,
    inputs: {
      userPrincipalName: answered(live.UserPrincipalName, `the name of user ${id}`),
      displayName: live.DisplayName ?? "", // a user made elsewhere may have none
      ...given({ comments: live.Comments, email: live.Email, mobilePhone: live.MobilePhone, tags: liveTags(live) }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ createDate: live.CreateDate }),
  };
}

/** What the service does not keep is no drift: it stays as it is recorded, and `notKept` says so. */
function asUnkept(live: Live, recorded: Partial<Inputs>, names: readonly string[]): Live {
  const unkept = NOT_EVERYWHERE.filter((name) => names.includes(name) && recorded[name] && !live.inputs[name]);
  if (unkept.length === 0) return live;
  const values = Object.fromEntries(unkept.map((name) => [name, recorded[name]]));
  return { ...live, inputs: { ...live.inputs, ...values }, outputs: { ...live.outputs, notKept: [...unkept] } };
}

function liveTags({ Tags: tags }: User) {
  return tagsOf(tags?.Tag?.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })));
}

async function bringTags({ ims }: Context, id: string, wanted: Tags = {}): Promise<void> {
  const live = liveTags(answered((await ims.getUser({ UserId: id })).User, `user ${id}`));
  const of = { ResourceType: "user", ResourceId: [id] } as const;
  await writeTags(live, wanted, {
    tag: (Tag) => ims.tagResources({ ...of, Tag }),
    untag: (TagKey) => ims.untagResources({ ...of, TagKey }),
  });
}
