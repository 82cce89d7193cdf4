/** RAM 2015-05-01: policies, roles, and who has which policy. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { Policy, type PolicyArgs, type PolicyState } from "./dynamic/ram/policy.generated";
export type { PolicyDocument, PolicyStatement } from "./resources/policy-document";
export type { Timeouts } from "./resources/timeouts";
