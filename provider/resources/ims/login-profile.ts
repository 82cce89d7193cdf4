import { z } from "zod";
import type { LoginProfile } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { isGone, isUserGone } from "../../client/error-codes";
import { mayHaveBeenCarriedOut } from "../../client/errors";
import { adopt } from "../../kernel/adopt";
import { createOnce } from "../../kernel/create-once";
import type { Definition, Found } from "../../kernel/definition";
import { withoutUnsent } from "../../kernel/diff";
import { type AnyFields, type Fields, unreadValues } from "../../kernel/fields";
import { Unfinished } from "../../kernel/unfinished";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { type InAccount, inAccount } from "../in-account";
import { bothPasswords } from "../password-rules";
import { changes, explained, namedLogon, type PasswordToSend, passwordToSend } from "./logon-password";
import { byNameFromNow, userNameFromNow } from "./names";
import { ramUserField, toUser } from "./references";

export interface LoginProfileInputs extends Adoptable {
  /**
   * The RAM user who logs on, by its number, which is the `id` of an `ims.User`, or by its logon name with the domain. A
   * rename of the user changes nothing here.
   */
  userId: string;
  /**
   * 8 to 32 characters; the account's password policy may ask for more. Sent when it changes, and by no other edit; never
   * read: what the user or the console sets is not seen. Absent: stays as it is; a new profile has none.
   */
  password?: string;
  /**
   * Have a password made at random, as the output `generatedPassword`; not together with `password`. Going from `false` to
   * `true` makes a new one. Absent: `false`.
   */
  generatePassword?: boolean;
  /**
   * Whether the password must be changed at the next logon. That the user has done so is no drift: the demand comes back
   * with the next password that this resource sets, or when it goes from `false` to `true`. Absent: `false`.
   */
  passwordResetRequired?: boolean;
  /**
   * `Inactive`: cannot log on. Absent: `Active`, so a logon that somebody disabled, or the service because it was idle for
   * the days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: "Active" | "Inactive";
  /** Whether an MFA device must be bound at the next logon. Absent: stays as it is, and is not looked at. */
  mfaBindRequired?: boolean;
}

export interface LoginProfileOutputs extends InAccount {
  /** When it was changed last, by whomever: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  updateDate: string;
  /** `NotInitial`, or of a password that an administrator set `InitialValid` or `InitialExpired`. Absent where the service does not say. */
  passwordStatus?: string;
  /** The password that was made last for this resource. There only with `generatePassword: true`. */
  generatedPassword?: string | undefined;
}

type Inputs = LoginProfileInputs;
type Outputs = LoginProfileOutputs;
type Live = Found<Inputs, Outputs>;
type From = Inputs & Partial<Outputs>;

/** What was just made can be invisible for a moment. */
const PAUSE_MS = 1000;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  password: { schema: z.string().min(8).max(32), secret: true, writeOnly: true },
  generatePassword: { schema: z.boolean(), default: false, writeOnly: true },
  passwordResetRequired: { schema: z.boolean(), default: false },
  status: { schema: z.enum(["Active", "Inactive"]), default: "Active" },
  mfaBindRequired: { schema: z.boolean() },
  ...adoptable,
};

const facts = fields as unknown as AnyFields;

/**
 * How a RAM user logs on at the console: with which password, and whether at all. A user has one at most.
 *
 * The password is sent when the program changes it and never again, so one that the user has chosen since is not undone
 * by another edit.
 *
 * @example
 * const alice = new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });
 * const logon = new ims.LoginProfile("alice", {
 *   userId: alice.id,
 *   generatePassword: true,
 *   passwordResetRequired: true,
 *   mfaBindRequired: true,
 * });
 * export const password = logon.generatedPassword; // a secret
 */
export const loginProfile: Definition<Context, Inputs, Outputs> = {
  kind: "ims:LoginProfile",
  fields,
  outputs: {
    updateDate: {},
    passwordStatus: {},
    generatedPassword: { secret: true, kept: true },
    accountId: { kept: true },
  },
  id: ["userId"],
  naturalKey: ["userId"],
  references: { userId: toUser },
  home: inAccount,

  check: (inputs) => bothPasswords(inputs),

  warnings(wanted, from) {
    const isNew = from === undefined && wanted.adopt !== true && wanted.status === "Active";
    const hasNone = wanted.password === undefined && wanted.generatePassword === false;
    const again = from?.status === "Inactive" && wanted.status === "Active";
    const without = from?.mfaBindRequired === true && wanted.mfaBindRequired === false;
    return [
      ...(isNew && hasNone
        ? ["nobody can log on with it before somebody sets a password; give password or generatePassword: true"]
        : []),
      ...(again ? [`user ${from.userId} cannot log on at the console now, and will be able to again`] : []),
      ...(without ? [`user ${from.userId} will be able to log on without binding an MFA device`] : []),
    ];
  },

  async *list(context) {
    for await (const user of context.ims.listUsers.items({ Status: "active,freeze" })) {
      const { UserId: id, UserPrincipalName: name } = user;
      if (id !== undefined && name !== undefined && (await profileOf(context, name))) yield { id, name };
    }
  },

  async create(context, wanted) {
    const { userId } = wanted;
    const name = await userNameFromNow(context, userId);
    return createOnce<Live>(context.claim, {
      find: async () => {
        const profile = await profileOf(context, name);
        return profile && found(userId, profile, {});
      },
      create: () => make(context, name, wanted),
      adopt: (there) => takeOver(context, name, there, wanted),
      pause: () => context.clock.sleep(PAUSE_MS, context.signal),
    });
  },

  async read(context, id, recorded) {
    const profile = await unlessGone(byNameFromNow(context, id, (name) => profileOf(context, name)));
    return profile && found(id, profile, recorded);
  },

  update: (context, id, recorded, wanted) => bring(context, id, recorded, wanted),

  async delete(context, id) {
    await unlessGone(byNameFromNow(context, id, (name) => context.ims.deleteLoginProfile({ UserPrincipalName: name })));
  },
};

/** `undefined`: the user has none. */
async function profileOf({ ims }: Context, name: string): Promise<LoginProfile | undefined> {
  const answer = await ims.getLoginProfile({ UserPrincipalName: name }).catch((error: unknown) => {
    if (isUserGone(error) || !isGone(error)) throw error;
    return undefined;
  });
  return answer && answered(answer.LoginProfile, namedLogon(name));
}

async function make(context: Context, name: string, wanted: Inputs): Promise<Live> {
  const { password, told } = passwordToSend(name, undefined, wanted);
  const request = {
    UserPrincipalName: name,
    Password: password,
    PasswordResetRequired: wanted.passwordResetRequired,
    Status: wanted.status,
    MFABindRequired: wanted.mfaBindRequired,
  };
  const answer = await context.ims.createLoginProfile(request).catch(async (error: unknown) => {
    throw await explained(context, name, password, error, true);
  });
  return withTold(found(wanted.userId, answered(answer.LoginProfile, namedLogon(name)), wanted), told);
}

async function takeOver(context: Context, name: string, there: Live, wanted: Inputs): Promise<Live> {
  const { id } = there;
  const { mfaBindRequired, ...others } = there.inputs;
  const inputs = wanted.mfaBindRequired === undefined ? others : { ...others, ...given({ mfaBindRequired }) };
  const { notice, write } = adopt(
    context.claim,
    {
      named: `${namedLogon(name)} (${id})`,
      instead: "another user", // who has one logon at most
      id,
      fields: facts,
      wanted: { ...wanted },
      found: { ...inputs },
      createdAt: there.outputs.updateDate,
    },
    wanted.adopt,
  );
  context.notice(notice);
  if (write) return bring(context, id, inputs, wanted);
  const kept = { ...inputs, ...unreadValues(fields, wanted) };
  return { ...there, inputs: sure(kept, {}, wanted) };
}

/** All in one call, so that nobody is let in again with the old password. */
async function bring(context: Context, id: string, from: From, to: Inputs): Promise<Live> {
  const send = async (name: string): Promise<Live> => {
    const { password, told } = passwordToSend(name, from, to);
    const request = changes(from, to, password);
    if (Object.values(request).every((value) => value === undefined)) {
      return withTold(found(id, answered(await profileOf(context, name), namedLogon(name)), to), told);
    }
    const answer = await context.ims
      .updateLoginProfile({ UserPrincipalName: name, ...request })
      .catch(async (error: unknown) => {
        throw await explained(context, name, password, error, false);
      });
    return withTold(found(id, answered(answer.LoginProfile, namedLogon(name)), to), told);
  };
  return byNameFromNow(context, id, send).catch((error: unknown) => {
    if (isGone(error)) {
      throw new Error(
        `${namedLogon(id)} is not there any more; run pulumi up --refresh, which makes a new one (${(error as Error).message})`,
      );
    }
    // Refused, all is as it was; otherwise what is not on record the next `up` sends. A read would not show the demand.
    const inputs = mayHaveBeenCarriedOut(error)
      ? { userId: id, ...sure(unreadValues(fields, from), from, to) }
      : Object.fromEntries(Object.entries(from).filter(([name]) => name in fields));
    const { updateDate, passwordStatus } = from;
    throw new Unfinished({ id, inputs, outputs: given({ updateDate, passwordStatus }) }, (error as Error).message);
  });
}

/** Inputs without what nobody knows to be sent. */
function sure<T extends Partial<Inputs>>(inputs: T, recorded: Partial<Inputs>, wanted: Inputs): T {
  const compared = { recorded: { ...recorded }, wanted: { ...wanted } };
  return withoutUnsent(facts, { ...inputs }, compared) as unknown as T;
}

function withTold(live: Live, told: PasswordToSend["told"]): Live {
  return { ...live, outputs: { ...live.outputs, ...told } };
}

function found(userId: string, profile: LoginProfile, recorded: Partial<Inputs>): Live {
  const isGet = Object.keys(recorded).length === 0;
  const isAsked = isGet || recorded.mfaBindRequired !== undefined;
  const inputs: Inputs = {
    userId,
    status: answered(profile.Status, namedLogon(userId)) as NonNullable<Inputs["status"]>,
    // Once the user has obeyed, the service says no: that is no drift.
    passwordResetRequired: profile.PasswordResetRequired === true || recorded.passwordResetRequired === true,
    ...given({ mfaBindRequired: isAsked ? profile.MFABindRequired : undefined }),
    ...unreadValues(fields, recorded),
  };
  const { UpdateDate: updateDate, PasswordStatus: passwordStatus } = profile;
  return { id: userId, inputs, outputs: promised({ updateDate, passwordStatus }) as Outputs };
}
