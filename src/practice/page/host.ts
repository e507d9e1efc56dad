import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { initialValue } from "./block-kit.ts";
import type { BlockElement, FieldValue } from "./block-kit.ts";
import type { Place } from "./wire.ts";

/** Whatever blocks stand in (a message, a modal, the home tab, a phone): where their clicks go and their values are kept. */
export interface Host {
  place: Place;
  /** Errors to be shown under inputs, by block id. */
  errors: Record<string, string>;
  /** What was typed or chosen and not sent yet. */
  held(block: string, action: string): FieldValue | undefined;
  hold(block: string, action: string, value: FieldValue): void;
  click(block: string, button: string): Promise<void>;
  choose(block: string, action: string, value: FieldValue): Promise<void>;
  search(block: string, action: string, query: string): Promise<{ text: string; value: string }[]>;
}

export const HostContext = createContext<Host | null>(null);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error("There is no host around these blocks.");
  return host;
}

/** Where a field stands: in an input of a form (sent with it), or anywhere else (sent at once). */
export interface FieldProps {
  block: string;
  element: BlockElement;
  /** Choosing sends at once. */
  sends: boolean;
  /** The id of the label's element, where there is one. */
  labelledBy?: string;
  describedBy?: string;
  required?: boolean;
}

/** A field's value, and how to change it; when it sends at once, that too. */
export function useField({ block, element, sends }: FieldProps): [FieldValue, (value: FieldValue) => void] {
  const host = useHost();
  const action = element.action_id ?? "";
  const held = host.held(block, action);
  const set = (value: FieldValue): void => {
    host.hold(block, action, value);
    if (sends) void host.choose(block, action, value);
  };
  return [held === undefined ? initialValue(element) : held, set];
}
