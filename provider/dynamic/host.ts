import type { dynamic } from "@pulumi/pulumi";
import type { Lookup } from "../config";
import type { Definition } from "../kernel/definition";
import { definitionOf } from "../registry";
import type { Context } from "../resources/context";
import { tellingWhatIsMissing } from "../resources/missing";
import { Owners } from "./owners";
import { plainError } from "./plain-error";
import { InitFailure, messageOf, oneLine, type Record } from "./record";
import { openSession, type Session, type Surroundings } from "./session";
import { Shares } from "./shares";
import { type AnyDefinition, Verbs } from "./verbs";

type Provider = dynamic.ResourceProvider<Record, Record>;

type FindDefinition = (kind: string) => Definition<Context, object, object> | undefined;

/** What runs the verbs of every kind for one process of Pulumi's dynamic providers. */
export interface Host {
  /** A kind's provider in the form that Pulumi's process runs. */
  provider(kind: string): Provider;
}

/**
 * @param surroundings by default, those of this process.
 * @param find the definition of a kind; by default, in the registry.
 */
export function createHost(surroundings: Partial<Surroundings> = {}, find: FindDefinition = definitionOf): Host {
  let lookup: Lookup = () => undefined;
  let opened: Session | undefined;
  const owners = new Owners();
  const shares = new Shares();
  /** Opened by the first verb that needs the cloud: a preview that calls nothing loads no client and needs no credentials. */
  const session = (): Session => {
    opened ??= openSession(lookup, surroundings);
    return opened;
  };
  return {
    provider(kind) {
      const definition = find(kind) as unknown as AnyDefinition | undefined;
      if (definition === undefined) {
        throw plainError(
          new Error(
            `this version of pulumi-alicloud-identity has no resource ${kind}; install the one that made it, or a newer one`,
          ),
        );
      }
      const verbs = new Verbs(tellingWhatIsMissing(definition), owners, shares, session);
      return cleaned(verbs, {
        // Stores and nothing else: the process calls other methods without waiting for this one.
        configure: async ({ config }: dynamic.ConfigureRequest) => {
          lookup = (key) => config.get(key);
        },
        check: (olds, news) => verbs.check(olds, news),
        diff: (id, olds, news) => verbs.diff(id, olds, news),
        create: (news) => verbs.create(news),
        read: (id, props = {}) => verbs.read(id, props),
        update: (id, olds, news) => verbs.update(id, olds, news),
        delete: (id, olds) => verbs.delete(id, olds),
      });
    },
  };
}

/** Nothing foreign leaves: no stack, no secret, no code that gRPC would take for its own. */
function cleaned(verbs: Verbs, methods: Provider): Provider {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (method as (...args: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        const bags = args.filter((arg): arg is Record => arg !== null && typeof arg === "object");
        const text = verbs.hide(oneLine(messageOf(error) || "failed without a reason"), ...bags);
        throw error instanceof InitFailure ? initFailure(error, text) : plainError(new Error(text));
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Provider;
}

/** The form that Pulumi's process turns into "made, not ready"; without the provider text in them they would be lost. */
function initFailure({ id, outputs }: InitFailure, text: string): unknown {
  return Object.assign(plainError(new Error(text)), { id, properties: outputs, reasons: [text] });
}
