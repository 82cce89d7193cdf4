import { inWords } from "../../config/values";
import { permittedBy } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

/** What ends or loses the record of who did what. */
const ACTIONS = [
  "actiontrail:DeleteTrail",
  "actiontrail:StopLogging",
  "actiontrail:UpdateTrail",
  "log:DeleteProject",
  "log:DeleteLogStore",
  "config:StopConfigurationRecorder",
];

export const logTampering: Rule = {
  id: "log-tampering",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "Actions that end or lose the log of who did what",
  why: "After an incident nobody can tell what was done, as the first thing that is done is to switch off the trail.",
  better: "Leave these actions to one role that nobody uses day by day, and deny them to everybody else.",
  example: {
    bad: [{ Effect: "Allow", Action: "actiontrail:*", Resource: "*" }],
    good: [
      {
        Effect: "Allow",
        Action: ["actiontrail:Describe*", "actiontrail:Get*", "actiontrail:LookupEvents"],
        Resource: "*",
      },
    ],
  },
  find: (document) =>
    [...permittedBy(document, ACTIONS)].map(([{ text, path }, actions]) => ({
      path,
      what: `is ${quoted(text)}, which can end or lose logs (${inWords(actions)})`,
    })),
};
