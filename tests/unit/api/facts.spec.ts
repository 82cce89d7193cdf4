import assert from "node:assert/strict";
import type { OperationFacts, ParameterFacts, Shape } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { SERVICES } from "../../../provider/config";

const services = [
  { service: "cloudsso", version: "2021-05-15", count: 94 },
  { service: "ims", version: "2019-08-15", count: 107 },
  { service: "ram", version: "2015-05-01", count: 31 },
  { service: "resourceDirectory", version: "2022-04-19", count: 21 },
  { service: "sts", version: "2015-04-01", count: 3 },
] as const;

for (const { service, version, count } of services) {
  describe(`facts of ${service}`, () => {
    const facts = factsOf(service);
    const each = (test: (operation: OperationFacts) => void) => {
      for (const operation of facts.operations) test(operation);
    };
    const eachParameter = (test: (parameter: ParameterFacts, where: string, operation: OperationFacts) => void) =>
      each((operation) => {
        for (const parameter of operation.request) test(parameter, `${operation.action}.${parameter.name}`, operation);
      });

    it(`holds each of the ${count} operations once`, () => {
      assert.equal(facts.service, service);
      assert.equal(facts.version, version);
      assert.equal(SERVICES[service].version, version);
      assert.equal(new Set(facts.operations.map(({ action }) => action)).size, count);
      assert.equal(facts.operations.length, count);
    });

    it("names no parameter and no error of an operation twice", () => {
      each(({ action, request, errors }) => {
        const names = request.map(({ name }) => name);
        assert.deepEqual(names, [...new Set(names)], action);
        const codes = errors.map(({ code, reason }) => code ?? `no code: ${reason}`);
        assert.deepEqual(codes, [...new Set(codes)], action);
      });
    });

    it("reads are safe to repeat, creates and tasks never", () => {
      each(({ action, kind, repeat, task }) => {
        assert.equal(kind, /^(Get|List|Assume)/.test(action) ? "read" : "write", action);
        if (kind === "read") assert.equal(repeat, "safe", action);
        if (task || action.startsWith("Create")) assert.equal(repeat, "never", action);
      });
    });

    it("limits are ordered, patterns are anchored and compile, first values lie inside", () => {
      eachParameter(({ minimum, maximum, pattern, initial, values, type }, where) => {
        if (minimum !== undefined && maximum !== undefined) assert.ok(minimum <= maximum, where);
        if (pattern) assert.match(new RegExp(pattern).source, /^\^.*\$$/, where);
        if (values && initial !== undefined) assert.ok(values.includes(String(initial)), where);
        if (type === "integer" && typeof initial === "number") {
          assert.ok(initial >= (minimum ?? initial) && initial <= (maximum ?? initial), where);
        }
        if (type === "integer" && initial !== undefined) assert.equal(typeof initial, "number", where);
        if (type === "boolean" && initial !== undefined) assert.equal(typeof initial, "boolean", where);
      });
    });

    it("a required parameter is not also called needed, and stands in no group", () => {
      eachParameter(({ required, needed, oneOf }, where) => {
        if (required) assert.ok(!needed && !oneOf, where);
      });
    });

    it("groups and pairs name other parameters of the same operation", () => {
      eachParameter(({ name, oneOf, with: other }, where, { request }) => {
        if (other) assert.ok(request.find((parameter) => parameter.name === other)?.with === name, where);
        if (oneOf) assert.ok(request.filter((parameter) => parameter.oneOf === oneOf).length > 1, where);
      });
    });

    it("a code that is not known comes with its reason, and only then", () => {
      each(({ action, errors }) => {
        for (const error of errors) assert.equal(error.code === null, error.reason !== undefined, action);
      });
    });

    it("paging names parameters of the request and a list and a token of the answer", () => {
      each(({ action, paging, request, response }) => {
        if (!paging) return;
        const parameter = (name: string) => request.find((candidate) => candidate.name === name);
        assert.ok(parameter(paging.token), action);
        assert.equal(response[paging.token], "string", action);
        assert.ok(Array.isArray(at(response, paging.items)), action);
        if (!paging.size) return;
        assert.equal(parameter(paging.size)?.maximum, paging.maximum, action);
        assert.equal(parameter(paging.size)?.initial, paging.initial, action);
      });
    });

    it("a task lies where the facts say", () => {
      each(({ action, task, response }) => {
        if (task) assert.equal(Array.isArray(response[task]), task === "Tasks", action);
      });
    });

    it("every answer has a RequestId", () => {
      each(({ action, response }) => {
        assert.equal(response["RequestId"], "string", action);
      });
    });

    it("passwords and one-time codes are marked as secrets", () => {
      eachParameter(({ name, type, secret }, where) => {
        if (type === "string" && /^(New|Old)?Password$|^AuthenticationCode/.test(name))
          assert.equal(secret, true, where);
      });
    });
  });
}

function at(shape: Shape, path: string): Shape | undefined {
  return path
    .split(".")
    .reduce<Shape | undefined>(
      (inner, name) => (inner as { readonly [field: string]: Shape } | undefined)?.[name],
      shape,
    );
}
