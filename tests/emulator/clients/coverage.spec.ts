import assert from "node:assert/strict";
import * as sdk from "@alicloud/ims20190815";
import { devDependencies } from "../../../package.json";
import type { Shape } from "../../../provider/api/facts";
import { factsOf } from "../conformance";
import { proven } from "./proven.json";

/** The official SDK describes each message by two maps from its own names: to wire names and to types. */
interface Model {
  names(): { readonly [property: string]: string };
  types(): { readonly [property: string]: Type };
}

type Type = string | Model | { readonly type: "array"; readonly itemType: Type };

describe("emulator: what proven.json says of the official clients", () => {
  it("names those of Node.js in the versions that are installed", () => {
    const versions: Readonly<Record<string, string>> = devDependencies;
    for (const { client, version } of proven) {
      if (client.startsWith("@")) assert.equal(version, versions[client], client);
    }
  });

  it("names the fields for which the IMS SDK has no place", () => {
    const models = sdk as unknown as { readonly [name: string]: Model | undefined };
    const unread = factsOf("ims").operations.flatMap(({ action, response }) => {
      const model = models[`${action}ResponseBody`];
      return model === undefined ? [] : unreadBy(model, response, action);
    });
    const row = proven.find(({ client }) => client === "@alicloud/ims20190815");
    assert.deepEqual(unread.sort(), row?.unread);
  });
});

function unreadBy(type: Type | undefined, shape: Shape, path: string): string[] {
  if (type === undefined) return [path];
  if (Array.isArray(shape)) return unreadBy((type as { itemType: Type }).itemType, shape[0], `${path}[]`);
  if (typeof shape !== "object") return [];
  const model = type as Model;
  const types = model.types();
  const known = new Map(Object.entries(model.names()).map(([property, name]) => [name, types[property]]));
  return Object.entries(shape).flatMap(([field, inner]) => unreadBy(known.get(field), inner, `${path}.${field}`));
}
