import type { Code } from "../shape";
import { element, named } from "./dom";
import type { EstateView } from "./estate";

const SYNCHRONIZED: Code = -3;

/** Which resource of which stack it is, and where the program makes it. `undefined`: nobody looked. */
export function codeLine(view: EstateView, code: Code | undefined, what = ""): HTMLElement | undefined {
  if (view.data.code === undefined || code === undefined) return undefined;
  const found = view.code(code);
  if (found === undefined && code === SYNCHRONIZED) {
    return element("p", { class: "code" }, `${what}synchronized by the identity provider`);
  }
  if (found === undefined) return element("p", { class: "code none" }, `${what}in none of the stacks`);
  const [, , , stack = ""] = /^(urn):(pulumi):(.*?)::/.exec(found.urn) ?? [];
  const name = found.urn.slice(found.urn.lastIndexOf("::") + 2);
  const place = found.position?.replace(/^project:\/\/\//, "");
  return element(
    "details",
    { class: "code" },
    element("summary", {}, what, named(name), ` in ${stack}`, place === undefined ? "" : `, ${place}`),
    element("code", {}, found.urn),
  );
}
