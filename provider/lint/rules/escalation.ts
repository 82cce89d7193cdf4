import { inWords } from "../../config/values";
import type { Document, Said } from "../document";
import { ESCALATIONS, type Escalation } from "../escalations";
import { permitting } from "../permits";
import { PERMISSIONS, type Place, quoted, type Rule } from "../rule";

/** A sentence names as many ways as this; the others are counted. */
const NAMED = 3;

export const escalation: Rule = {
  id: "escalation",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "A way to become administrator",
  why: "Who may give out rights, make keys or passwords of others, or run code with any role may do everything, however little the policy seems to allow. The finding names the way.",
  better:
    "Take the action out, limit it to resources, such as acs:ram:*:*:user/app-*, or deny it in a statement of its own; roles for services are passed by their ARN with a condition on acs:Service.",
  example: {
    bad: [{ Effect: "Allow", Action: ["ram:Get*", "ram:CreateAccessKey"], Resource: "*" }],
    good: [{ Effect: "Allow", Action: "ram:CreateAccessKey", Resource: "acs:ram:*:*:user/app-deploy" }],
  },
  find(document) {
    const ways = new Map<Said, string[]>();
    for (const one of ESCALATIONS) {
      const found = wayOf(document, one);
      if (found !== undefined) ways.set(found.said, [...(ways.get(found.said) ?? []), found.way]);
    }
    return [...ways].map(([said, all]) => placeOf(said, all));
  },
};

/** The way, where each action that it needs is allowed; it is told of the first of them. */
function wayOf(document: Document, { needs, how }: Escalation): { said: Said; way: string } | undefined {
  const found = needs.map((any) => {
    const action = any.find((one) => permitting(document, one) !== undefined);
    return action === undefined ? undefined : { action, said: permitting(document, action) };
  });
  const first = found[0]?.said;
  if (first === undefined || found.some((one) => one === undefined)) return undefined;
  return { said: first, way: `${how} (${inWords(found.map((one) => one?.action ?? ""))})` };
}

function placeOf({ text, path }: Said, ways: readonly string[]): Place {
  const more = ways.length - NAMED;
  const named = ways.slice(0, NAMED).join("; or ");
  return {
    path,
    what: `is ${quoted(text)}, which leads to administrator: ${named}${more > 0 ? `; and ${more} other ways` : ""}`,
  };
}
