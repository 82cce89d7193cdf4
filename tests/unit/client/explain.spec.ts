import assert from "node:assert/strict";
import { endpointOf } from "../../../provider/client/endpoints";
import { explain } from "../../../provider/client/explain";
import { transportFailure } from "../../../provider/client/transport-failure";
import { read, settings } from "./fixtures";

const HISTORY = { attempts: 1, elapsed: 0, renewed: false, adjusted: false, unclear: false };

describe("client/explain", () => {
  function sentence(code: string, url: string, history: Partial<typeof HISTORY> = {}): string {
    const given = settings(url);
    const endpoint = endpointOf("cloudsso", given);
    const failure = transportFailure({ code, neverConnected: false, loopback: endpoint.loopback });
    return explain(read(), failure, { ...HISTORY, ...history }, given, endpoint).message;
  }

  it("does not call a self-signed server on this machine a missing emulator, nor a proxy", () => {
    assert.equal(
      sentence("DEPTH_ZERO_SELF_SIGNED_CERT", "https://127.0.0.1:8443"),
      "CloudSSO ListUsers got no answer: the certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT) (https://127.0.0.1:8443); " +
        "name the certificate of this server on your machine in NODE_EXTRA_CA_CERTS, or let it speak plain http, which is allowed there.",
    );
  });

  it("gives one piece of advice where a proxy inspects TLS", () => {
    assert.equal(
      sentence("SELF_SIGNED_CERT_IN_CHAIN", "https://cloudsso.cn-shanghai.aliyuncs.com"),
      "CloudSSO ListUsers got no answer: the certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN) (https://cloudsso.cn-shanghai.aliyuncs.com); " +
        "where a TLS-inspecting proxy stands between, name its authority in NODE_EXTRA_CA_CERTS.",
    );
  });

  it("writes numbers in one style", () => {
    assert.match(
      sentence("ENOTFOUND", "https://host.invalid", { attempts: 6, elapsed: 1_234_567 }),
      /\(6 attempts in 1,235 s\)\.$/,
    );
  });
});
