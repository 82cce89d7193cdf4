import { inflateRawSync } from "node:zlib";

/** The texts of a workbook's first sheet as XML, with the strings that its cells share. */
export function workbookXml(content: Buffer): string {
  const files = filesIn(content);
  return [...files].flatMap(([name, text]) => (/sharedStrings|sheet1\.xml$/.test(name) ? [text] : [])).join("\n");
}

/** By the central directory at the end of a ZIP file (APPNOTE 4.3.12). */
function filesIn(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
