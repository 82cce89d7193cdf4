import type { OperationFacts } from "../../provider/api/facts";

/** The three STS operations that clients of the other services need, in the shape of their tables. */
const operations: readonly OperationFacts[] = [
  {
    action: "AssumeRole",
    kind: "read",
    repeat: "safe",
    request: [
      { name: "DurationSeconds", type: "integer", required: false, minimum: 900, maximum: 43200, unit: "seconds" },
      { name: "ExternalId", type: "string", required: false, minimum: 2, maximum: 1224, pattern: "^[\\w+=,.@:/-]+$" },
      { name: "Policy", type: "json", required: false, minimum: 1, maximum: 2048 },
      { name: "RoleArn", type: "string", required: true, pattern: "^acs:ram::\\d+:role/.+$" },
      {
        name: "RoleSessionName",
        type: "string",
        required: true,
        minimum: 2,
        maximum: 64,
        pattern: "^[A-Za-z0-9.@_-]+$",
      },
      { name: "SourceIdentity", type: "string", required: false },
    ],
    response: {},
    errors: [],
  },
  {
    action: "AssumeRoleWithOIDC",
    kind: "read",
    repeat: "safe",
    request: [
      { name: "DurationSeconds", type: "integer", required: false, minimum: 900, maximum: 43200, unit: "seconds" },
      { name: "OIDCProviderArn", type: "string", required: false, needed: true },
      { name: "OIDCToken", type: "string", required: false, needed: true, minimum: 4, maximum: 20000, secret: true },
      { name: "Policy", type: "json", required: false, minimum: 1, maximum: 2048 },
      { name: "RoleArn", type: "string", required: false, needed: true, pattern: "^acs:ram::\\d+:role/.+$" },
      {
        name: "RoleSessionName",
        type: "string",
        required: true,
        minimum: 2,
        maximum: 64,
        pattern: "^[A-Za-z0-9.@_-]+$",
      },
    ],
    response: {},
    errors: [],
  },
  { action: "GetCallerIdentity", kind: "read", repeat: "safe", request: [], response: {}, errors: [] },
];

export const stsFacts = { product: "Sts", version: "2015-04-01", errors: [], operations } as const;
