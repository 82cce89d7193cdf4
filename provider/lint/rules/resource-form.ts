import { PERMISSIONS, quoted, type Rule } from "../rule";

export const resourceForm: Rule = {
  id: "resource-form",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "A resource that is not * or acs:<service>:<region>:<account>:<resource>",
  why: 'RAM refuses the policy ("Invalid ARN prefix"), or the statement never matches anything.',
  better: "Write all five parts; region and account may be empty or *.",
  example: {
    bad: [{ Effect: "Allow", Action: "oss:GetObject", Resource: "arn:aws:s3:::releases/*" }],
    good: [{ Effect: "Allow", Action: "oss:GetObject", Resource: "acs:oss:*:*:releases/*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ resources, notResources }) => [...resources, ...notResources])
      .filter(({ text }) => !/^(\*+|acs:[^:\s]+:[^:\s]*:[^:\s]*:\S.*)$/.test(text))
      .map(({ text, path }) => ({
        path,
        what: `is ${quoted(text)}, which is neither * nor acs:<service>:<region>:<account>:<resource>`,
      })),
};
