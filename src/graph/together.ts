import type { BatchAnswer, BatchRequest, GraphClient, RequestOptions } from "./client.js";

/** A few requests as one `$batch`, and their answers by name. A failure is a value, as in every batch. */
export async function askTogether<Name extends string>(
  client: GraphClient,
  requests: Readonly<Partial<Record<Name, Omit<BatchRequest, "id"> | undefined>>>,
  options: RequestOptions = {},
): Promise<Partial<Record<Name, BatchAnswer>>> {
  const named = Object.entries<Omit<BatchRequest, "id"> | undefined>(requests).flatMap(([id, request]) =>
    request ? [{ ...request, id }] : [],
  );
  const answers: Record<string, BatchAnswer> = {};
  for await (const answer of client.batch(named, options)) {
    answers[answer.id] = answer;
  }
  return answers as Partial<Record<Name, BatchAnswer>>;
}

/** What was answered. Throws the `GraphError` of what failed. */
export function bodyOf(answer: BatchAnswer | undefined): unknown {
  if (answer && "error" in answer) {
    throw answer.error;
  }
  return answer?.body;
}
