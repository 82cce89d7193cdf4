import { z } from "zod";
import { isDeleteConflict, isGone } from "../../client/error-codes";
import { takeOver } from "../../kernel/adopt";
import { text } from "../../kernel/check";
import { createOnce } from "../../kernel/create-once";
import type { Definition, Found } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { stateOnlyValues } from "../../kernel/fields";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import { refuseUncleared } from "../cleared";
import type { Context } from "../context";
import { listed } from "../naming";
import { type Timeouts, timeoutsField } from "../timeouts";
import { blockersOf, clearTheWay } from "./user-blockers";

export interface UserInputs {
  /**
   * The logon name with the account's default domain, `<user>@<default domain>`: 1 to 64 letters, digits, `.`, `-` and
   * `_` before the `@`, 128 characters in all. A change renames in place.
   */
  userPrincipalName: string;
  /** 1 to 24 characters. */
  displayName: string;
  /** Up to 128 characters. Absent: empty. */
  comments?: string;
  /** Kept on the China site alone; the international site ignores it. Absent: empty. */
  email?: string;
  /** `<country code>-<number>`, such as `86-18688880000`. Kept on the China site alone. Absent: empty. */
  mobilePhone?: string;
  /** Up to 20, all of them: others are removed. Keys up to 128 characters and not beginning with `aliyun` or `acs:`. Absent: none. */
  tags?: { [key: string]: string };
  /** Delete together with keys, group memberships, console logon and MFA devices. Absent: `false`, delete names them and fails. */
  forceDestroy?: boolean;
  /** Take over a user of this name that is there already, writing what differs. Absent: `false`. */
  adopt?: boolean;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Timeouts;
}

export interface UserOutputs {
  /** When it was made: UTC, ISO 8601. */
  createDate?: string;
  /** Inputs that the service took and did not keep: `email` and `mobilePhone` on the international site. */
  notKept?: string[];
}

type Inputs = UserInputs;

/** Kept on the China site alone. */
const NOT_EVERYWHERE = ["email", "mobilePhone"] as const;
/** Reads right after a create have been seen to miss the user; Terraform's provider loops for the same reason. */
const VISIBLE_WITHIN_MS = 30_000;
const VISIBLE_PAUSE_MS = 1000;
type Live = Found<Inputs, UserOutputs>;

const tagKey = z
  .string()
  .regex(
    /^(?!aliyun|acs:)(?!.*https?:\/\/).{1,128}$/i,
    "must not begin with aliyun or acs:, nor hold http:// or https://",
  );
const tagValue = z
  .string()
  .regex(/^(?!acs:)(?!.*https?:\/\/).{0,128}$/i, "must not begin with acs:, nor hold http:// or https://");

/**
 * A RAM user. Deleting one moves it to the recycle bin, where it stays for thirty days.
 *
 * @example
 * new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 */
export const user: Definition<Context, Inputs, UserOutputs> = {
  kind: "ims:User",
  fields: {
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
    tags: {
      schema: z.record(tagKey, tagValue).refine((tags) => Object.keys(tags).length <= 20, "must have at most 20 tags"),
    },
    forceDestroy: { schema: z.boolean(), default: false, stateOnly: true },
    adopt: { schema: z.boolean(), stateOnly: true, createOnly: true },
    timeouts: timeoutsField,
  },
  outputs: { createDate: {}, notKept: {} },
  id: ["userId"],
  idOutputs: {
    /** The user's number, which is the id and survives renames. */
    userId: 0,
  },

  async check(inputs, context) {
    const name = inputs.userPrincipalName;
    if (name === undefined || holdsUnknown(name) || name.includes("@")) return [];
    const domain = await defaultDomain(context).catch(() => "<default domain>");
    return [{ path: "userPrincipalName", reason: `must have the account's default domain: ${name}@${domain}` }];
  },

  async create(context, inputs) {
    const id = await createOnce({
      find: () => idByName(context, inputs.userPrincipalName),
      create: () => make(context, inputs),
      meet: (found) => meet(context, found, inputs),
      pause: () => context.clock.sleep(VISIBLE_PAUSE_MS, context.signal),
    });
    try {
      return written(context, await readNew(context, id, inputs), inputs);
    } catch (error) {
      if (error instanceof Unfinished) throw error;
      throw new Unfinished({ id, inputs, outputs: {} }, (error as Error).message);
    }
  },

  read: (context, id, recorded) => find(context, id, recorded),

  async update(context, id, recorded, wanted) {
    await writeSettings(context, id, recorded, wanted);
    await writeTags(context, id, wanted.tags ?? {});
    return written(context, await readWell(context, id, wanted), wanted);
  },

  async delete(context, id, recorded) {
    const name = await nameOf(context, id);
    if (name === undefined) return;
    if (recorded.forceDestroy === true) await clearTheWay(context, name);
    const blockers = await blockersOf(context, name);
    if (blockers.length > 0) {
      throw new Error(
        `user ${name} cannot be deleted, it still has ${listed(blockers)}; remove them, or set forceDestroy: true and run pulumi up before the delete`,
      );
    }
    try {
      await context.ims.deleteUser({ UserId: id });
    } catch (error) {
      if (isGone(error)) return;
      if (!isDeleteConflict(error)) throw error;
      throw new Error(
        `user ${name} cannot be deleted: ${(error as Error).message}; policies attached to it are detached in RAM`,
      );
    }
  },
};

async function defaultDomain(context: () => Context): Promise<string> {
  return (await context().ims.getDefaultDomain({})).DefaultDomainName ?? "<default domain>";
}

async function idByName(context: Context, name: string): Promise<string | undefined> {
  try {
    return (await context.ims.getUser({ UserPrincipalName: name })).User?.UserId;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The logon name of today: it can change behind our back, and most operations know no other key. */
async function nameOf(context: Context, id: string): Promise<string | undefined> {
  try {
    return (await context.ims.getUser({ UserId: id })).User?.UserPrincipalName;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

async function make(context: Context, inputs: Inputs): Promise<string> {
  const answer = await context.ims.createUser({
    UserPrincipalName: inputs.userPrincipalName,
    DisplayName: inputs.displayName,
    Comments: inputs.comments || undefined, // the API wants at least one character, and absent is empty
    Email: inputs.email || undefined,
    MobilePhone: inputs.mobilePhone || undefined,
    Tag: Object.entries(inputs.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
  });
  const id = answer.User?.UserId;
  if (id === undefined)
    throw new Error(
      `the answer to the creation of user ${inputs.userPrincipalName} names no id (request ${answer.RequestId})`,
    );
  return id;
}

/** See design decision 9: takes over what an interrupted run of this program left, and nothing else unasked. */
async function meet(context: Context, id: string, wanted: Inputs): Promise<string> {
  const live = await find(context, id, wanted);
  if (live === undefined) return make(context, wanted);
  const inUse = (await blockersOf(context, live.inputs.userPrincipalName)).length > 0;
  const encounter = {
    fields: user.fields,
    wanted: { ...wanted },
    found: { ...live.inputs },
    // An interrupted create has no dependents yet: who has keys, groups or a logon is no stage of it, however young.
    createdAt: inUse ? undefined : live.outputs.createDate,
    now: new Date(context.clock.now()),
  };
  context.notice(takeOver(`user ${wanted.userPrincipalName} (${id})`, encounter, wanted.adopt));
  try {
    await writeSettings(context, id, live.inputs, wanted);
    await writeTags(context, id, wanted.tags ?? {});
  } catch (error) {
    throw new Unfinished(live, (error as Error).message);
  }
  return id;
}

async function find(context: Context, id: string, recorded: Partial<Inputs & UserOutputs>): Promise<Live | undefined> {
  try {
    const live = (await context.ims.getUser({ UserId: id })).User ?? {};
    const tags = Object.fromEntries((live.Tags?.Tag ?? []).map((tag) => [tag.TagKey ?? "", tag.TagValue ?? ""]));
    const found: Live = {
      id,
      inputs: {
        userPrincipalName: live.UserPrincipalName ?? "",
        displayName: live.DisplayName ?? "",
        ...(live.Comments ? { comments: live.Comments } : {}),
        ...(live.Email ? { email: live.Email } : {}),
        ...(live.MobilePhone ? { mobilePhone: live.MobilePhone } : {}),
        ...(Object.keys(tags).length > 0 ? { tags } : {}),
        ...stateOnlyValues(user.fields, recorded),
      },
      outputs: live.CreateDate === undefined ? {} : { createDate: live.CreateDate },
    };
    return asUnkept(found, recorded, recorded.notKept ?? []);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** What the service does not keep is no drift: it stays as it is recorded, and `notKept` says so. */
function asUnkept(live: Live, recorded: Partial<Inputs>, names: readonly string[]): Live {
  const unkept = NOT_EVERYWHERE.filter((name) => names.includes(name) && recorded[name] && !live.inputs[name]);
  if (unkept.length === 0) return live;
  const values = Object.fromEntries(unkept.map((name) => [name, recorded[name]]));
  return { ...live, inputs: { ...live.inputs, ...values }, outputs: { ...live.outputs, notKept: [...unkept] } };
}

/** What a write has come to: what it should have cleared, and what it should have set. */
function written(context: Context, live: Live, wanted: Inputs): Live {
  const named = `user ${wanted.userPrincipalName}`;
  refuseUncleared(named, ["comments", ...NOT_EVERYWHERE], wanted, live);
  const found = asUnkept(live, wanted, NOT_EVERYWHERE);
  const unkept = found.outputs.notKept ?? [];
  if (unkept.length > 0)
    context.notice(`the service did not keep ${listed(unkept)} of ${named}; the international site has no such fields`);
  return found;
}

/** A new user stays invisible for a while. */
async function readNew(context: Context, id: string, wanted: Inputs): Promise<Live> {
  for (const since = context.clock.now(); context.clock.now() - since < VISIBLE_WITHIN_MS; ) {
    const live = await find(context, id, wanted);
    if (live !== undefined) return live;
    context.report("waits until the new user can be read");
    await context.clock.sleep(VISIBLE_PAUSE_MS, context.signal);
  }
  return readWell(context, id, wanted);
}

async function readWell(context: Context, id: string, wanted: Inputs): Promise<Live> {
  const live = await find(context, id, wanted);
  if (live === undefined) throw new Error(`user ${wanted.userPrincipalName} was deleted while it was written`);
  return live;
}

/** Sends what changed and nothing else; what is left out stays. That an empty text clears is known of RAM's twin call. */
async function writeSettings(context: Context, id: string, recorded: Inputs, wanted: Inputs): Promise<void> {
  const { userPrincipalName, displayName, comments, email, mobilePhone } = user.fields;
  const request = {
    ...(sameValue(userPrincipalName, recorded.userPrincipalName, wanted.userPrincipalName)
      ? {}
      : { NewUserPrincipalName: wanted.userPrincipalName }),
    ...(sameValue(displayName, recorded.displayName, wanted.displayName) ? {} : { NewDisplayName: wanted.displayName }),
    ...(sameValue(comments, recorded.comments, wanted.comments) ? {} : { NewComments: wanted.comments ?? "" }),
    ...(sameValue(email, recorded.email, wanted.email) ? {} : { NewEmail: wanted.email ?? "" }),
    ...(sameValue(mobilePhone, recorded.mobilePhone, wanted.mobilePhone)
      ? {}
      : { NewMobilePhone: wanted.mobilePhone ?? "" }),
  };
  if (Object.keys(request).length > 0) await context.ims.updateUser({ UserId: id, ...request });
}

/** Against what is live, so that a tag from elsewhere goes as well. */
async function writeTags(context: Context, id: string, wanted: { readonly [key: string]: string }): Promise<void> {
  const live = (await find(context, id, {}))?.inputs.tags ?? {};
  const gone = Object.keys(live).filter((key) => !(key in wanted));
  const written = Object.entries(wanted).filter(([key, value]) => live[key] !== value);
  const of = { ResourceType: "user", ResourceId: [id] } as const;
  if (gone.length > 0) await context.ims.untagResources({ ...of, TagKey: gone });
  if (written.length > 0) {
    await context.ims.tagResources({ ...of, Tag: written.map(([Key, Value]) => ({ Key, Value })) });
  }
}
