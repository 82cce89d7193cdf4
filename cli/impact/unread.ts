import { estateKinds } from "../../estate/kinds";
import type { Estate } from "../../estate/model";
import { nearest } from "../../provider/config/nearest";
import { inWords } from "../../provider/config/values";
import { gapsOf, PROVISIONINGS } from "../../report/impact/gates";
import type { ImpactReport } from "../../report/impact/model";

/** @throws a sentence where a word is no kind, no service and not `organisation`, with the nearest that there is. */
export function checkKinds(words: readonly string[]): void {
  const kinds = estateKinds.map(({ kind }) => kind);
  const known = [...kinds, ...new Set(kinds.map((kind) => kind.split(":")[0] ?? "")), "organisation"];
  for (const word of words) {
    if (known.includes(word)) continue;
    const near = nearest(word, known);
    throw new Error(
      `--allow-unread names ${JSON.stringify(word)}, and no estate has that${near === undefined ? "" : `; ${near} would be one`}. ` +
        "Give a kind such as cloudsso:User, all of a service as cloudsso, or organisation.",
    );
  }
}

/** Of kinds that nobody asked for when the estate was taken, a copy has none, which says nothing. */
export function onlyAskedFor(original: Estate, copy: Estate): Estate {
  const objects = Object.entries(copy.objects).filter(([kind]) => Object.hasOwn(original.objects, kind));
  return { ...copy, objects: Object.fromEntries(objects) };
}

/** Why gates do not pass that nothing hits. `undefined`: they do. */
export function whyNotKnown({ gates, notCompared }: ImpactReport, allowed: readonly string[]): string | undefined {
  const unknown = gates.filter(({ isKnown }) => !isKnown);
  if (unknown.length === 0) return undefined;
  const gaps = gapsOf(notCompared, allowed);
  const whether = `Nobody knows whether ${gates.length === 1 ? "the gate is" : "gates are"} hit`;
  if (gaps.length === 0) {
    const [gate] = unknown;
    return `${whether}: --${gate?.gate} ${gate?.limit}: ${gate?.reason} --allow-unread ${PROVISIONINGS} lets gates pass without it.`;
  }
  const reasons = gaps.map((what) => `${what} (${notCompared.find((one) => one.what === what)?.reason})`);
  return (
    `${whether}, as not all could be compared: ${inWords(reasons)}. ` +
    "The policy that lets a caller read everything is what `alicloud-identity snapshot --policy` prints; " +
    `${inWords(gaps.map((what) => `--allow-unread ${what}`))} lets gates pass without it.`
  );
}
