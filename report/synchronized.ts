import type { Estate, EstateObject } from "../estate/model";
import { managedKey } from "./managed";
import { objectsOf } from "./rows";

/**
 * What an identity provider synchronizes, by `managedKey`: its people, its groups, and who is in these. Nobody declares
 * it, and what is taken away comes back.
 */
export function synchronizedIn(estate: Estate): ReadonlySet<string> {
  const groups = new Set(
    objectsOf(estate, "cloudsso:Group")
      .filter(isSynchronized)
      .map(({ id }) => id),
  );
  const kinds = ["cloudsso:User", "cloudsso:Group"];
  return new Set([
    ...kinds.flatMap((kind) =>
      objectsOf(estate, kind)
        .filter(isSynchronized)
        .map(({ id }) => managedKey(kind, id)),
    ),
    ...objectsOf(estate, "cloudsso:UserAttachment")
      .filter(({ id }) => groups.has(id.split(":").slice(0, 2).join(":")))
      .map(({ id }) => managedKey("cloudsso:UserAttachment", id)),
  ]);
}

function isSynchronized({ outputs }: EstateObject): boolean {
  return outputs["provisionType"] === "Synchronized";
}
