import { isGone } from "../client/error-codes";
import type { ServiceError } from "../client/errors";
import type { Definition } from "../kernel/definition";
import type { Context } from "./context";

/** Inputs that name an object of a kind without being called after it. */
const OTHER_NAMES: { readonly [kind: string]: readonly string[] } = {
  Application: ["appId"],
  Group: ["principalId"],
  Policy: ["policyName"],
  Role: ["roleName"],
  User: ["principalId"],
};

type Values = { readonly [name: string]: unknown };

/** The definition, whose create and update say of a reference to what is not there what was looked for, where, and what to do. */
export function tellingWhatIsMissing<I extends object, O extends object>(
  definition: Definition<Context, I, O>,
): Definition<Context, I, O> {
  const told = <T>(context: Context, inputs: I, done: Promise<T>): Promise<T> =>
    done.catch(async (error: unknown) => {
      throw isGone(error) ? await missing(context, definition.kind, inputs as Values, error as ServiceError) : error;
    });
  return {
    ...definition,
    create: (context, inputs) => told(context, inputs, definition.create(context, inputs)),
    update: (context, id, recorded, wanted) => told(context, wanted, definition.update(context, id, recorded, wanted)),
  };
}

/** The error as it is when what is gone is no reference of these inputs: then it is the object itself. */
async function missing(context: Context, own: string, inputs: Values, error: ServiceError): Promise<Error> {
  const kind = error.code.slice(error.code.indexOf(".") + 1);
  if (own.endsWith(`:${kind}`)) return error;
  const input = [`${kind.charAt(0).toLowerCase()}${kind.slice(1)}Id`, ...(OTHER_NAMES[kind] ?? [])].find(
    (name) => typeof inputs[name] === "string",
  );
  if (input === undefined) return error;
  const id = String(inputs[input]);
  const what = kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return new Error(
    `there is no ${what} ${id}${await placeOf(context, inputs, kind)}; declare it in this program and use its output, or ` +
      `correct ${input} (${error.message})`,
  );
}

async function placeOf(context: Context, inputs: Values, kind: string): Promise<string> {
  if (kind !== "Directory")
    return typeof inputs["directoryId"] === "string" ? ` in directory ${inputs["directoryId"]}` : "";
  const account = await context.accountId().catch(() => undefined);
  return account === undefined ? " in this region" : ` in this region of account ${account}`;
}
