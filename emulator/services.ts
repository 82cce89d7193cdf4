import type { OperationFacts } from "../provider/api/facts";
import { cloudsso } from "./cloudsso/service";
import { ims } from "./ims/service";
import { ram } from "./ram/service";
import { rd } from "./rd/service";
import { Refusal } from "./refusal";
import type { AnyAction, Service } from "./service";
import { sts } from "./sts/service";

/** The services on the port; a call finds its own by version. */
export const services: readonly Service[] = [cloudsso, ims, sts, rd, ram];

export interface Addressed {
  readonly service: Service;
  readonly operation: OperationFacts;
}

export function address(version: string, action: string): Addressed {
  const service = services.find(({ facts }) => facts.version === version);
  if (service === undefined) {
    throw new Refusal("InvalidVersion", 404, `The version "${version}" is served by none of the services here.`);
  }
  const operation = service.facts.operations.find((each) => each.action === action);
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
