import { MailboxNode } from "../explorer/mailbox-node.js";
import type { Services } from "../services.js";

/** A line of the tree that said that its mailbox was not to be read need not say so any more once it was. */
export function refreshWhenRead({ tenantTree }: Services, node: unknown): () => void {
  return () => {
    if (node instanceof MailboxNode && node.isRefused && tenantTree.find(node.id) === node) {
      tenantTree.refresh(node);
    }
  };
}
