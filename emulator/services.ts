import type { OperationFacts } from "../provider/api/facts";
import { cloudsso } from "./cloudsso/service";
import { ims } from "./ims/service";
import { ram } from "./ram/service";
import { resourceDirectory } from "./rd/service";
import { Refusal } from "./refusal";
import type { AnyAction, Service } from "./service";
import { sts } from "./sts/service";

/** The services on the port; a call finds its own by version. */
export const services: readonly Service[] = [cloudsso, ims, sts, resourceDirectory, ram];

export interface Addressed {
  readonly service: Service;
  readonly operation: OperationFacts;
}

const byVersion = new Map(
  services.map((service) => {
    const operations = new Map(service.facts.operations.map((operation) => [operation.action, operation]));
    return [service.facts.version, { service, operations }];
  }),
);

/** The service of a version, and its operation of a name, as far as there are such. */
export function lookUp(
  version: string,
  action: string,
): { readonly service: Service | undefined; readonly operation: OperationFacts | undefined } {
  const found = byVersion.get(version);
  return { service: found?.service, operation: found?.operations.get(action) };
}

export function address(version: string, action: string): Addressed {
  const { service, operation } = lookUp(version, action);
  if (service === undefined) {
    throw new Refusal("InvalidVersion", 404, `The version "${version}" is served by none of the services here.`);
  }
  if (operation === undefined) {
    throw new Refusal("InvalidAction.NotFound", 404, `${service.facts.product} has no action "${action}".`);
  }
  return { service, operation };
}

export function emulated({ service, operation }: Addressed): AnyAction {
  const action = service.actions[operation.action];
  if (action === undefined) {
    throw new Refusal("EmulatorNotImplemented", 501, `The emulator does not carry out ${operation.action} yet.`);
  }
  return action;
}

/** Which operations are emulated and which are not, by service. */
export function coverage(): Record<
  string,
  { readonly emulated: readonly string[]; readonly missing: readonly string[] }
> {
  return Object.fromEntries(
    services.map(({ name, facts, actions }) => {
      const all = facts.operations.map(({ action }) => action);
      return [
        name,
        {
          emulated: all.filter((action) => actions[action] !== undefined),
          missing: all.filter((action) => actions[action] === undefined),
        },
      ];
    }),
  );
}
