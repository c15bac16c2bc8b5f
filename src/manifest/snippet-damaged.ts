import { findGuid, resemblesGuid } from "../base/guid.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { parseManifest } from "./manifest.js";
import { toJson } from "./snippet-json.js";
import { areInOrder, namesMember, namesResource, splitPieces, type Pieces } from "./snippet-pieces.js";
import { snippetNameOf } from "./snippet-names.js";
import { readStream } from "./snippet-stream.js";
import { readStructure } from "./snippet-structure.js";
import { tokenize, type Token, type Tokens } from "./snippet-tokens.js";
import {
  beginsInside,
  endsInside,
  findAsked,
  nameOfResource,
  nothingAsked,
  refuse,
  type Asked,
  type Reading,
  type Refusal,
} from "./snippet-values.js";
import { counted, kindWord, quoted } from "./words.js";

/** Reads a text that is not JSON as it stands: by its brackets as far as they hold, otherwise by its order. */
export function readDamaged(text: string, catalogue: Catalogue): Reading | Refusal {
  const read = withoutLead(tokenize(text));
  const { tokens } = read;
  if (!tokens.some((token, index) => namesMember(tokens, index) || findGuid(token.text) !== undefined)) {
    return refuse(nothingAsked);
  }
  if (read.quotes === "mismatched") {
    return refuse("A quotation mark has no counterpart, so it is not clear what belongs together.");
  }
  const last = tokens.findLast(({ type }) => type !== "comma")?.type;
  if (read.quotes === "open" || last === "open" || last === "separator" || last === "bullet") {
    return refuse(endsInside);
  }
  const pieces = splitPieces(tokens);
  if (pieces?.startsInside) {
    return refuse(beginsInside);
  }
  const structured = pieces && readPieces(pieces, read, catalogue);
  if (structured && ("asked" in structured || structured.final)) {
    return structured;
  }
  const ordered = readOrder(read, catalogue);
  return "asked" in ordered ? ordered : (structured ?? ordered);
}

/** Without a word at the end that leads on to what was not copied, as “Before:” does, if all brackets are closed. */
function withoutLead(read: Tokens): Tokens {
  const { tokens } = read;
  const [word, mark] = tokens.slice(-2);
  const leadsOn = mark?.type === "separator" && word?.type === "word" && !snippetNameOf(word.text);
  const count = (type: Token["type"]) => tokens.filter((token) => token.type === type).length;
  return leadsOn && count("open") > 0 && count("open") === count("close")
    ? { ...read, tokens: tokens.slice(0, -2) }
    : read;
}

/** What each piece says for itself, or `undefined` where one of them is not built as it should be. */
function readPieces(
  { pieces, prose, stray }: Pieces,
  { comments, mended }: Tokens,
  catalogue: Catalogue,
): Reading | Refusal | undefined {
  if (pieces.length === 0) {
    return refuse(nothingAsked);
  }
  const readings: Reading[] = [];
  const sentences = new Set(mended);
  let closed = !stray;

  for (const [index, piece] of pieces.entries()) {
    const ofMembers = piece[0]?.type !== "open";
    const json = ofMembers && !areInOrder(piece) ? undefined : toJson(piece, ofMembers);
    if (!json) {
      return undefined;
    }
    const bare = !namesResource(piece);
    const text = bare
      ? `{"resourceAccess":${json.text.startsWith("[") ? json.text : `[${json.text}]`}}`
      : json.text;
    const reading = readStructure(parseManifest(text, catalogue), catalogue, json.closed);
    if ("problem" in reading) {
      return json.closed || index === pieces.length - 1 ? reading : undefined;
    }
    json.mended.forEach((sentence) => sentences.add(sentence));
    closed &&= json.closed;
    readings.push(reading);
  }
  if (stray) {
    sentences.add("The brackets that are too many were left out.");
  }
  if (prose.length > 0) {
    sentences.add("The words around it were left out.");
  }
  if (pieces.length > 1) {
    sentences.add(`The text holds ${counted(pieces.length, "piece")}, which were read together.`);
  }
  const asked = readings.flatMap((reading) => reading.asked);
  const orphan = asked.find(({ resourceAppId }) => resourceAppId === undefined);
  if (orphan && asked.some(({ resourceAppId }) => resourceAppId !== undefined)) {
    return refuse(`It is not clear which resource ${orphan.id} belongs to.`);
  }
  // A comment is to be trusted only where everything else is in its place.
  const beside = [...prose.map(({ text }) => text), ...(closed ? [] : comments)];
  return (
    findOverlooked(beside, asked, catalogue) ?? {
      asked,
      mended: [...sentences, ...readings.flatMap((reading) => reading.mended)],
      ignored: readings.flatMap((reading) => reading.ignored),
    }
  );
}

/** Without structure, only what the catalogue knows is sure to belong together. */
function readOrder({ tokens, comments, mended }: Tokens, catalogue: Catalogue): Reading | Refusal {
  const reading = readStream(tokens, catalogue);
  if ("problem" in reading) {
    return reading;
  }
  const unknown = reading.asked.find((each) => findAsked(each, catalogue).length === 0);
  if (unknown) {
    const { id, kind, resourceAppId } = unknown;
    return refuse(
      `${id} is not known as ${kindWord[kind]} permission of ${nameOfResource(resourceAppId, catalogue)}, and the text is too damaged to be sure of it.`,
    );
  }
  const isJson = tokens.some(({ type }, index) => type === "string" && namesMember(tokens, index));
  return (
    findOverlooked(comments, reading.asked, catalogue) ?? {
      ...reading,
      mended: [
        ...mended,
        ...(isJson ? ["The brackets that are missing were put in."] : []),
        ...reading.mended,
      ],
    }
  );
}

/** What stands beside the permissions and may be one that was overlooked. */
function findOverlooked(
  texts: readonly string[],
  asked: readonly Asked[],
  catalogue: Catalogue,
): Refusal | undefined {
  const known = new Set(asked.flatMap(({ resourceAppId, id }) => [resourceAppId, id]));
  for (const text of texts) {
    for (const [guid] of text.matchAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi)) {
      const id = guid.toLowerCase();
      const means = catalogue.findResource(id) ?? catalogue.listPermissions(id)[0];
      if (!known.has(id) && (means || asked.some(({ resourceAppId }) => resourceAppId === undefined))) {
        return refuse(`It is not clear whether ${quoted(guid)} is asked for, too.`);
      }
    }
    if (resemblesGuid(text) && findGuid(text) === undefined) {
      return refuse(`${quoted(text)} is not a whole GUID.`);
    }
  }
  return undefined;
}
