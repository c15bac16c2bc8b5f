import { XMLParser } from "fast-xml-parser";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are resolved by us, who know the five of XML and none that a document makes.
  processEntities: false,
  cdataPropName: "#cdata",
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 60,
  jPath: false,
});

/** The whole document as nested lists. Throws where it is not well-formed. The only place that knows the parser, imported on first use. */
export function parseDocument(text: string): unknown {
  // Without `true` a document that breaks off is one that is shorter.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to take its place is another package with the same code.
  return parser.parse(text, true);
}
