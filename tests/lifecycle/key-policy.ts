import type { Values } from "../support/provider";
import type { Setting } from "./setting-contract";

export const OFFICE = { type: "ClassicWhiteList", ipList: ["203.0.113.0/24", "198.51.100.7"] };
export const INSIDE = { type: "VPCWhiteList", vpc: "vpc-bp1inside", ipList: ["10.0.0.0/8"] };

/** A policy as the service has it, in the terms of a program; one that was never set is switched off and empty. */
export function inProgramsTerms(document: string | undefined): Values {
  const { Status = "Inactive", Statements = [] } = JSON.parse(document ?? "{}") as {
    readonly Status?: string;
    readonly Statements?: readonly { readonly Type: string; readonly Value?: string; readonly IPList: string[] }[];
  };
  const statements = Statements.map(({ Type: type, Value, IPList: ipList }) => ({
    type,
    ...(Value === undefined ? {} : { vpc: Value }),
    ipList,
  }));
  return { status: Status, statements };
}

export function inServicesTerms({ status, statements }: Values): string {
  const rows = statements as { readonly type: string; readonly vpc?: string; readonly ipList: string[] }[];
  const Statements = rows.map(({ type, vpc, ipList }) => ({
    Type: type,
    ...(vpc === undefined ? {} : { Value: vpc }),
    IPList: ipList,
  }));
  return JSON.stringify({ Status: status, Statements });
}

/** What both policies of keys have in common. @param calls in sentences. @param alone what is warned of a policy that lets in less. */
export function keyPolicyFacts(
  calls: string,
  alone: (networks: string) => string[],
): Pick<Setting, "one" | "other" | "defaults" | "resetWhole" | "told" | "silent" | "answers"> {
  const wider = { ...OFFICE, ipList: ["203.0.112.0/22", "198.51.100.7"] };
  return {
    one: { status: "Active", statements: [OFFICE, INSIDE] },
    other: { status: "Inactive", statements: [{ type: "ClassicWhiteList", ipList: ["192.0.2.0/24"] }] },
    defaults: { status: "Inactive", statements: [] },
    resetWhole: true,
    told: {
      "it is switched off": [
        { status: "Active" },
        { status: "Inactive" },
        [`${calls} are let in from anywhere, as the network policy is switched off`],
      ],
      "a network is wider, and a VPC is new": [
        { statements: [OFFICE] },
        { statements: [wider, INSIDE] },
        [`${calls} are let in from 203.0.112.0/22, 10.0.0.0/8 of vpc-bp1inside as well`],
      ],
      "it is switched on": [
        { status: "Inactive", statements: [OFFICE] },
        { status: "Active", statements: [OFFICE] },
        alone("203.0.113.0/24, 198.51.100.7"),
      ],
      "a network goes": [
        { statements: [OFFICE, INSIDE] },
        { statements: [OFFICE] },
        alone("203.0.113.0/24, 198.51.100.7"),
      ],
    },
    silent: {
      "what is switched off": [
        { status: "Inactive", statements: [OFFICE] },
        { status: "Inactive", statements: [wider] },
      ],
    },
    answers: [{ readLagMs: 2000 }, { accessKeyPolicyNeverSet: "EntityNotExist.AccessKeyPolicy" }],
  };
}
