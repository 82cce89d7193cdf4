import { openNetworks } from "../networks";
import { ALL, quoted, type Rule } from "../rule";

export const openNetwork: Rule = {
  id: "open-network",
  severity: "medium",
  kinds: ALL,
  finds: "A condition on networks that every address meets",
  why: "It looks like a limit and is none.",
  better: "Name the networks that are yours, or leave the condition out.",
  example: {
    bad: [
      { Effect: "Allow", Action: "oss:Get*", Resource: "*", Condition: { IpAddress: { "acs:SourceIp": "0.0.0.0/0" } } },
    ],
    good: [
      {
        Effect: "Allow",
        Action: "oss:Get*",
        Resource: "*",
        Condition: { IpAddress: { "acs:SourceIp": "203.0.113.0/24" } },
      },
    ],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ conditions }) => conditions)
      .filter(({ operator }) => /^(ForAnyValue:)?IpAddress$/.test(operator))
      .flatMap(({ values }) => {
        const open = openNetworks(values);
        const together = open.some(({ text }) => !/\/0+$/.test(text)) ? ", which with the others is" : ", which is";
        return open.map(({ text, path }) => ({ path, what: `is ${quoted(text)}${together} every address` }));
      }),
};
