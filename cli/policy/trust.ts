import type { Purpose } from "./purpose";

/** Who a pipeline is to Alibaba Cloud. */
interface Platform {
  readonly name: string;
  readonly issuer: string;
  /** The claim `sub` of the jobs of a purpose; a `*` in it stands for anything. */
  readonly subject: (purpose: Purpose) => string;
}

const RRSA: Pick<Platform, "issuer" | "subject"> = {
  issuer: "<issuer of the cluster>",
  subject: () => "system:serviceaccount:<namespace>:<service account>",
};

const PLATFORMS: readonly Platform[] = [
  {
    name: "github",
    issuer: "https://token.actions.githubusercontent.com",
    subject: (purpose) => `repo:<owner>/<repository>:${GITHUB_JOBS[purpose]}`,
  },
  {
    name: "gitlab",
    issuer: "https://gitlab.com",
    // A merge request runs as its branch, which nobody knows before.
    subject: (purpose) => `project_path:<group>/<project>:ref_type:branch:ref:${purpose === "ci" ? "*" : "main"}`,
  },
  // Flow tells a job who it is only by where it runs: on a runner of one's own, in a cluster of ACK.
  { name: "flow", ...RRSA },
  { name: "kubernetes", ...RRSA },
  { name: "jenkins", issuer: "https://<jenkins>/oidc", subject: () => "https://<jenkins>/job/<folder>/job/<name>/" },
  {
    name: "pulumi",
    issuer: "https://api.pulumi.com/oidc/v2",
    subject: () => "<sub, as fn::open::debug-oidc-claims shows it>",
  },
];

const GITHUB_JOBS: { readonly [purpose in Purpose]: string } = {
  ci: "pull_request",
  drift: "ref:refs/heads/main",
  snapshot: "ref:refs/heads/main",
  up: "environment:production",
};

export const PLATFORM_NAMES = PLATFORMS.map(({ name }) => name);

/** What ACK's webhook asks for, and what Alibaba Cloud's own action for GitHub does; the templates ask for it everywhere. */
const AUDIENCE = "sts.aliyuncs.com";

export interface TrustOptions {
  readonly account: string;
  readonly provider?: string;
  readonly subject?: string;
  readonly issuer?: string;
}

/** The trust document of a role that the jobs of a purpose assume by OIDC, with `<...>` for what was not given. */
export function trustFor(name: string, purpose: Purpose, options: TrustOptions): object {
  const platform = PLATFORMS.find((one) => one.name === name);
  const subject = options.subject ?? platform?.subject(purpose) ?? "";
  const issuer = options.issuer ?? platform?.issuer ?? "";
  const exact = { "oidc:iss": issuer, "oidc:aud": AUDIENCE };
  const condition = subject.includes("*")
    ? { StringEquals: exact, StringLike: { "oidc:sub": subject } }
    : { StringEquals: { ...exact, "oidc:sub": subject } };
  const provider = `acs:ram::${options.account}:oidc-provider/${options.provider ?? name}`;
  return {
    Version: "1",
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Federated: [provider] }, Condition: condition },
    ],
  };
}
