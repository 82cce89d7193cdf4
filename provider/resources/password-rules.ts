import { randomInt } from "node:crypto";

/** What a password can be asked to have. */
const KINDS = {
  upperCase: [/[A-Z]/, "an upper-case letter"],
  lowerCase: [/[a-z]/, "a lower-case letter"],
  digit: [/\d/, "a digit"],
  symbol: [/[^A-Za-z0-9]/, "a symbol"],
} as const;

type PasswordKind = keyof typeof KINDS;

export const PASSWORD_KINDS = Object.keys(KINDS) as PasswordKind[];

/** What a policy asks of a password; the names of its fields differ between the services. */
export interface PasswordRules {
  readonly shortest?: number | undefined;
  /** How many different characters. */
  readonly different?: number | undefined;
  readonly kinds?: readonly PasswordKind[];
  /** A name that it must not hold, in whatever case. */
  readonly notHolding?: string | undefined;
}

export function lackingKinds(password: string, kinds: readonly PasswordKind[]): string[] {
  return kinds.flatMap((kind) => (KINDS[kind][0].test(password) ? [] : KINDS[kind][1]));
}

/** The rules that a password breaks, in words that go behind `one with`; never the password itself. */
export function brokenRules(password: string, rules: PasswordRules): string[] {
  const { shortest = 0, different = 0, kinds = [], notHolding } = rules;
  return [
    ...(password.length < shortest ? [`at least ${shortest} characters`] : []),
    ...(new Set(password).size < different ? [`at least ${different} different characters`] : []),
    ...lackingKinds(password, kinds),
    ...(notHolding !== undefined && holdsName(password, notHolding) ? ["no user name in it"] : []),
  ];
}

export function holdsName(password: string, userName: string): boolean {
  return password.toLowerCase().includes(userName.toLowerCase());
}

/** As long as the services take them, which no policy can ask more than. */
const LENGTH = 32;
const DIFFERENT = 16;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*()-_=+";

/** One that every policy allows, for where the service makes none. @param userName what it must not hold. */
export function randomPassword(userName: string): string {
  for (;;) {
    const password = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    const rules = { different: DIFFERENT, kinds: PASSWORD_KINDS, notHolding: userName };
    if (brokenRules(password, rules).length === 0) return password;
  }
}

/** The inputs that say which password there is to be. */
interface PasswordSource {
  readonly password?: string;
  readonly generatePassword?: boolean;
}

/** Where the program gives one and wants one made. */
export function bothPasswords({ password, generatePassword }: PasswordSource) {
  return password !== undefined && generatePassword === true
    ? [{ path: "generatePassword", reason: "cannot be true together with password; give one of them" }]
    : [];
}

/** Whether one that was made is on record, and stays. */
export function keepsGenerated(from: PasswordSource & { readonly generatedPassword?: string | undefined }): boolean {
  return from.generatePassword === true && from.generatedPassword !== undefined;
}
