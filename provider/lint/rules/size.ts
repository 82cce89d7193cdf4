import { figure } from "../../config/values";
import type { Rule } from "../rule";

/** The metadata of CloudSSO names it; its guide allows 6,144, which is what the check of the form holds against a policy. */
const SURE = 4096;

export const size: Rule = {
  id: "size",
  severity: "medium",
  kinds: ["inline"],
  finds: "An inline policy of more than 4,096 characters",
  why: "Alibaba Cloud's own pages differ: 6,144 characters in the guide, 4,096 in the API. What lies between may be refused.",
  better: "Make patterns of actions, or move a part into a policy of RAM or a second configuration.",
  example: {
    bad: [
      {
        Effect: "Allow",
        Action: Array.from({ length: 210 }, (_, index) => `ecs:DescribeThing${index}`),
        Resource: "*",
      },
    ],
    good: [{ Effect: "Allow", Action: "ecs:Describe*", Resource: "*" }],
  },
  find: ({ length }) =>
    length === undefined || length <= SURE
      ? []
      : [{ path: [], what: `has ${figure(length)} characters as JSON, and more than ${figure(SURE)} may be refused` }],
};
