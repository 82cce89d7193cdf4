import { ALL, quoted, type Rule } from "../rule";

export const conditionKey: Rule = {
  id: "condition-key",
  severity: "high",
  kinds: ALL,
  finds: "A condition key that is not <service>:<key>",
  why: 'RAM refuses the policy ("Invalid condition key format"), or the condition is never met.',
  better: "Write acs: before keys that every service has, the service's name before its own.",
  example: {
    bad: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: { NotIpAddress: { SourceIp: "203.0.113.0/24" } } }],
    good: [
      { Effect: "Deny", Action: "*", Resource: "*", Condition: { NotIpAddress: { "acs:SourceIp": "203.0.113.0/24" } } },
    ],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ conditions }) => conditions)
      .filter(({ key }) => !/^[A-Za-z0-9-]+:\S+$/.test(key))
      .map(({ key, path }) => ({ path, what: `is no condition key: ${quoted(key)} is not <service>:<key>` })),
};
