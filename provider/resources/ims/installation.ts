import type { DelegatedScope } from "../../api/ims.generated";
import { isDenied, isGone, isRefusal } from "../../client/error-codes";
import { type ServiceError, UnknownOutcomeError } from "../../client/errors";
import { text } from "../../kernel/check";
import type { Found, Listed } from "../../kernel/definition";
import { sameValue } from "../../kernel/diff";
import { type Fields, unreadValues } from "../../kernel/fields";
import { Unfinished } from "../../kernel/unfinished";
import { type Adoptable, adoptable } from "../common-fields";
import type { Context } from "../context";
import { listed } from "../naming";
import { entity } from "../shapes/entity";
import { inOrderOf, namesOf, outside, scopesField, sentScopes } from "./scopes";

/** Of an application that an account lets in, its own or another account's. */
export interface InstallationInputs extends Adoptable {
  /** The application's number. */
  appId: string;
  scopes?: string[];
}

interface Installed {
  readonly DelegatedScope?: DelegatedScope;
}

/** What the API can do to one kind of installation. */
interface Installation<O, R extends Installed> {
  readonly fields: Fields<InstallationInputs>;
  /** Names the list of all of the account. */
  readonly key: string;
  named(inputs: InstallationInputs): string;
  list(context: Context): AsyncIterable<Listed>;
  /** All of the account, by the application's number. */
  rows(context: Context): Promise<Map<string, R>>;
  /** @param scopes absent: those that the application asks for. */
  install(context: Context, appId: string, scopes: string | undefined): Promise<R>;
  remove(context: Context, appId: string): Promise<unknown>;
  outputs(row: R): O;
  createdAt(outputs: O): string | undefined;
}

/** @param whose which application it is, for the sentence about a wrong one. */
export function installationFields(whose: string): Fields<InstallationInputs> {
  return {
    appId: {
      schema: text(/^\d+$/, `the number of an application${whose}, digits in quotes`),
      required: true,
      replaces: true,
      refersTo: true,
    },
    // An empty list says: no more than openid.
    scopes: { ...scopesField, emptyCounts: true },
    ...adoptable,
  };
}

/** What a preview says of other scopes. */
export function reinstalled(wanted: Partial<InstallationInputs>, from: Partial<InstallationInputs> | undefined) {
  const { scopes } = installationFields("");
  if (from?.scopes === undefined || wanted.scopes === undefined) return [];
  if (sameValue(scopes, from.scopes, wanted.scopes)) return [];
  return [
    `application ${from.appId} is uninstalled and installed anew, as its scopes change; in between it gets no tokens`,
  ];
}

/** Two kinds of the service are alike in all but the names of their calls. */
export function installation<O extends object, R extends Installed>(of: Installation<O, R>) {
  type Inputs = InstallationInputs;
  const { fields } = of;
  const shared = (context: Context) => context.lists.read(of.key, () => of.rows(context));

  async function fresh(context: Context): Promise<ReadonlyMap<string, R>> {
    context.lists.drop(of.key);
    return shared(context);
  }

  /** What code says "not installed" is not documented: after a refusal, a look tells. */
  async function takeAway(context: Context, appId: string): Promise<void> {
    try {
      await of.remove(context, appId);
    } catch (error) {
      if (isGone(error)) return;
      if (!isRefusal(error) || (await fresh(context)).has(appId)) throw error;
    }
  }

  /** What the service says of the second half does not tell that the first was carried out. */
  function halfDone(wanted: Inputs, error: unknown): unknown {
    if (!isRefusal(error) && !isDenied(error)) return error;
    return (error as ServiceError).meaning(
      `${of.named(wanted)} was taken away to change its scopes, and could not be made anew, so it gets no tokens; correct ` +
        "what the service says and run pulumi up again",
    );
  }

  const install = (context: Context, { appId, scopes }: Inputs) =>
    of.install(context, appId, scopes === undefined ? undefined : sentScopes(scopes));

  /** Scopes that the program does not give stay as they are, and only a look-up shows them. */
  function found(id: string, row: R, recorded: Partial<Inputs>): Found<Inputs, O> {
    const isShown = recorded.scopes !== undefined || recorded.appId === undefined;
    const scopes = isShown ? { scopes: inOrderOf(recorded.scopes, namesOf(row.DelegatedScope)) } : {};
    return { id, inputs: { appId: id, ...scopes, ...unreadValues(fields, recorded) }, outputs: of.outputs(row) };
  }

  async function read(context: Context, id: string, recorded: Partial<Inputs>): Promise<Found<Inputs, O> | undefined> {
    const row = (await shared(context)).get(id);
    return row && found(id, row, recorded);
  }

  return entity<Inputs, O>({
    fields,
    list: of.list,
    name: ({ appId }) => appId,
    named: of.named,
    clearable: [],
    async findId(context, { appId }, again) {
      return (await (again ? fresh(context) : shared(context))).has(appId) ? appId : undefined;
    },
    async create(context, wanted) {
      const row = await install(context, wanted).finally(() => context.lists.drop(of.key));
      return { id: wanted.appId, live: found(wanted.appId, row, wanted) };
    },
    read,
    drop: ({ lists }) => lists.drop(of.key),

    /** There is no call that changes the scopes. After a lost answer the second half must not be taken for gone. */
    async write(context, id, from, to) {
      if (to.scopes === undefined || sameValue(fields.scopes, from.scopes, to.scopes)) return;
      await takeAway(context, id);
      await install(context, to).catch(async (error: unknown) => {
        if (!(error instanceof UnknownOutcomeError)) throw halfDone(to, error);
        if (!(await fresh(context)).has(id)) await install(context, to);
      });
    },

    /** The service passes over scopes that the application does not have; without a word they would be drift for ever. */
    written(_, live, wanted) {
      const lacking = outside(wanted.scopes ?? [], live.inputs.scopes ?? []).map(([, name]) => name);
      if (lacking.length === 0) return live;
      throw new Unfinished(
        live,
        `${of.named(wanted)} got no ${listed(lacking)}, as the application does not ask for that; take it out of scopes`,
      );
    },

    delete: (context, id) => takeAway(context, id),
    createdAt: of.createdAt,
    dependents: async () => [],
  });
}

/** The service gives milliseconds as text here. */
export function timeOf(milliseconds: string | undefined): string | undefined {
  const at = Number(milliseconds);
  return milliseconds === undefined || Number.isNaN(at)
    ? undefined
    : new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
