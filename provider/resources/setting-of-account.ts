import type { Listed } from "../kernel/definition";
import type { Context } from "./context";
import { onceInAccount } from "./in-account";

/** The facts of what an account has once. @param what as a person would call it: `password policy`. */
export function settingOfAccount(what: string) {
  return {
    id: ["accountId"],
    naturalKey: [],
    home: onceInAccount,
    async *list(context: Context): AsyncIterable<Listed> {
      const id = await context.accountId();
      yield { id, name: `${what} of ${id}` };
    },
  } as const;
}
