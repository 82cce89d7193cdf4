import type { PasswordPolicy } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { isRefusal } from "../../client/error-codes";
import { type ServiceError, UnknownOutcomeError } from "../../client/errors";
import type { Problem } from "../../kernel/problem";
import { holdsUnknown } from "../../kernel/unknowns";
import type { Context } from "../context";
import {
  bothPasswords,
  brokenRules,
  holdsName,
  keepsGenerated,
  lackingKinds as lackingOf,
  PASSWORD_KINDS,
} from "../password-rules";
import { sharedPolicy } from "./shared-password-policy";

/** The inputs of a user that are about its password. */
export interface PasswordInputs {
  readonly password?: string;
  readonly generatePassword?: boolean;
  readonly requirePasswordResetForNextLogin?: boolean;
}

/** What was sent before, with what the service answered. */
interface Before extends PasswordInputs {
  readonly generatedPassword?: string | undefined;
  readonly passwordSetTime?: string;
}

/** What of a password is on record beside the inputs. */
interface Told {
  generatedPassword?: string | undefined;
  passwordSetTime?: string;
}

interface User {
  readonly directoryId: string;
  readonly userId: string;
  readonly userName: string;
}

/** A reset whose answer was lost is sent again, so often at most. */
const ROUNDS = 3;
/** One that is still on its way shall come before the one that repeats it. */
const PAUSE_MS = 2000;

const KINDS = {
  RequireUpperCaseChars: "upperCase",
  RequireLowerCaseChars: "lowerCase",
  RequireNumbers: "digit",
  RequireSymbols: "symbol",
} as const;

/** What every directory asks of a password, beside its length. */
export function lackingKinds(password: unknown): readonly Problem[] {
  if (typeof password !== "string") return [];
  const lacking = lackingOf(password, PASSWORD_KINDS);
  return lacking.length === 0 ? [] : [{ path: "password", reason: `must have ${lacking.join(", ")}` }];
}

/**
 * What is wrong with the password and what goes with it, which none of them shows alone. The directory is asked only where
 * a password holds the name of its user, since not every directory refuses that.
 */
export async function passwordProblems(
  inputs: PasswordInputs & { readonly directoryId?: string; readonly userName?: string },
  context: () => Context,
): Promise<Problem[]> {
  const { password, generatePassword } = inputs;
  const isSet = password !== undefined || generatePassword === true || holdsUnknown(generatePassword);
  return [
    ...bothPasswords(inputs),
    ...(inputs.requirePasswordResetForNextLogin === true && !isSet
      ? [{ path: "requirePasswordResetForNextLogin", reason: "counts only with password or generatePassword: true" }]
      : []),
    ...((await namesUser(inputs, context)) ? [{ path: "password", reason: "must not hold the user name" }] : []),
  ];
}

async function namesUser(
  inputs: PasswordInputs & { readonly directoryId?: string; readonly userName?: string },
  context: () => Context,
): Promise<boolean> {
  const { directoryId = "", userName = "", password = "" } = inputs;
  if ([directoryId, userName, password].some((value) => value === "" || holdsUnknown(value))) return false;
  if (!holdsName(password, userName)) return false;
  const policy = await policyOf(context(), directoryId).catch(() => undefined);
  return policy?.PasswordNotContainUsername !== false;
}

/**
 * Brings the password that the program wants, where it is another one than was sent before.
 *
 * @param from see `writeUnread` of an entity.
 * @returns the password that the service made; explicitly none where the program wants none made.
 */
export async function writePassword(
  context: Context,
  user: User,
  from: Before | undefined,
  to: PasswordInputs,
): Promise<Told> {
  if (to.generatePassword === true) {
    // The one that was made stays, as long as it is on record.
    if (from !== undefined && keepsGenerated(from)) return {};
    const passwordSetTime = timeText(context.clock.now());
    return { generatedPassword: await generate(context, user, to), passwordSetTime };
  }
  if (to.password === undefined || to.password === from?.password) return { generatedPassword: undefined };
  return { generatedPassword: undefined, passwordSetTime: await give(context, user, to.password, { from, to }) };
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A reset can be repeated: the password that is told last is the one in force. */
async function generate(context: Context, user: User, to: PasswordInputs): Promise<string> {
  const request = { ...requestFor(user, to), GenerateRandomPassword: true };
  for (let round = 1; ; round++) {
    try {
      const answer = await context.cloudsso.resetUserPassword(request);
      return answered(answer.NewPassword, `the password that it made for user ${user.userName}`);
    } catch (error) {
      if (isRefusal(error)) throw explained(user, error, await ssoText(context, user));
      if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

/** @returns when it was set. */
async function give(
  context: Context,
  user: User,
  password: string,
  { from, to }: { readonly from: Before | undefined; readonly to: PasswordInputs },
): Promise<string> {
  const attempt = context.attempt("password");
  const last = attempt.begunAt();
  // What came of the last one is not on record: its run was killed.
  const wasInterrupted = from !== undefined && last !== undefined && timeText(last) > (from.passwordSetTime ?? "");
  const begun = timeText(await attempt.begin());
  const request = { ...requestFor(user, to), Password: password };
  for (let round = 1; ; round++) {
    try {
      await context.cloudsso.resetUserPassword(request);
      return begun;
    } catch (error) {
      if (isRefusal(error)) {
        await attempt.withdraw();
        await acceptIfInForce(context, user, password, error, wasInterrupted || round > 1);
        return begun;
      }
      if (!(error instanceof UnknownOutcomeError) || round === ROUNDS) throw error;
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

/**
 * The same password again is what policies forbid first of all. So after an attempt that nobody knows the end of, a refusal
 * that no other rule explains means that it was carried out.
 */
async function acceptIfInForce(
  context: Context,
  user: User,
  password: string,
  refusal: unknown,
  mayBeInForce: boolean,
): Promise<void> {
  const policy = await policyOf(context, user.directoryId).catch(() => undefined);
  const why = (await ssoText(context, user)) ?? brokenText(user, password, policy);
  const remembered = policy?.PasswordReusePrevention ?? 0;
  if (why !== undefined || remembered === 0) throw explained(user, refusal, why);
  if (!mayBeInForce) {
    const last = remembered === 1 ? "last password" : `last ${remembered} passwords`;
    const rule = `directory ${user.directoryId} refuses the ${last} of a user, and no other rule of its policy forbids this one`;
    throw explained(user, refusal, `${rule}; give another one`);
  }
  context.notice(
    `the password of user ${user.userName} was set by an attempt whose answer was lost, since the service refuses it now and ` +
      `only the rule against using the last one again explains that (${(refusal as Error).message})`,
  );
}

/** The rules of the directory that a password breaks, in words. Where nobody may ask, the service has the last word. */
export async function brokenByPolicy(
  context: Context,
  user: Omit<User, "userId">,
  password: string | undefined,
): Promise<string | undefined> {
  if (!password || [user.directoryId, password].some(holdsUnknown)) return undefined;
  return brokenText(user, password, await sharedPolicy(context, user.directoryId).catch(() => undefined));
}

function requestFor({ directoryId, userId }: User, to: PasswordInputs) {
  const RequirePasswordResetForNextLogin = to.requirePasswordResetForNextLogin === true;
  return { DirectoryId: directoryId, UserId: userId, RequirePasswordResetForNextLogin };
}

/** The refusal in words; what the service said stands behind them. */
function explained(user: User, error: unknown, why?: string): unknown {
  if (why === undefined) return error;
  return (error as ServiceError).meaning(`the password of user ${user.userName} cannot be set: ${why}`);
}

async function ssoText(context: Context, { directoryId }: User): Promise<string | undefined> {
  const asked = await context.cloudsso.getDirectoryStatistics({ DirectoryId: directoryId }).catch(() => undefined);
  if (asked?.DirectoryStatistics?.SSOEnabled !== true) return undefined;
  return (
    `users of directory ${directoryId} log on by SSO, so the identity provider keeps their passwords; leave password and ` +
    "generatePassword out, or disable SSO"
  );
}

async function policyOf({ cloudsso }: Context, directoryId: string): Promise<PasswordPolicy | undefined> {
  return (await cloudsso.getPasswordPolicy({ DirectoryId: directoryId })).PasswordPolicy;
}

function brokenText(user: Omit<User, "userId">, password: string, policy: PasswordPolicy = {}): string | undefined {
  const broken = brokenRules(password, {
    shortest: policy.MinPasswordLength,
    different: policy.MinPasswordDifferentChars,
    kinds: (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((rule) => (policy[rule] === true ? KINDS[rule] : [])),
    notHolding: policy.PasswordNotContainUsername === true ? user.userName : undefined,
  });
  return broken.length === 0 ? undefined : `directory ${user.directoryId} wants one with ${broken.join(", ")}`;
}
