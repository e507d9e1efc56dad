import type { Button, Confirm, InputBlock, ModalView, PlainTextOption, StaticSelect, UsersSelect } from "@slack/types";
import type { z } from "zod";
import { shorten } from "./mrkdwn.ts";

/**
 * Everything a person can press, choose or fill in is defined once: its id and its payload here, its looks in a
 * view, its listener beside the feature. The program refuses to start when one has no listener.
 * Payloads carry ids only; what they mean is read from the store.
 */
export interface Interactive<Payload> {
  readonly kind: "button" | "select" | "modal";
  readonly id: string;
  readonly payload: z.ZodType<Payload>;
}

const defined = new Map<string, Interactive<unknown>>();

/** Every interaction that exists, by id. */
export function interactions(): ReadonlyMap<string, Interactive<unknown>> {
  return defined;
}

/** What a payload is that we never made, or made in another version. */
export const unreadable = Symbol("unreadable");

/** The payload that travelled with an interaction, or `unreadable`. */
export function readPayload<Payload>({ payload }: Interactive<Payload>, text: string): Payload | typeof unreadable {
  try {
    const read = payload.safeParse(JSON.parse(text));
    return read.success ? read.data : unreadable;
  } catch {
    return unreadable;
  }
}

export interface ButtonLook {
  style?: "primary" | "danger";
  confirm?: Confirm;
  /** Tells apart the same button standing twice in one message. */
  key?: string;
  /** What a screen reader says instead of the label. */
  description?: string;
  url?: string;
}

export interface ButtonKind<Payload> extends Interactive<Payload> {
  readonly kind: "button";
  show(label: string, payload: Payload, look?: ButtonLook): Button;
}

export function defineButton<Payload>(id: string, payload: z.ZodType<Payload>): ButtonKind<Payload> {
  return define<ButtonKind<Payload>>({
    kind: "button",
    id,
    payload,
    show: (label, value, { style, confirm, key, description, url } = {}) => ({
      type: "button",
      action_id: actionId(id, key),
      text: { type: "plain_text", text: shorten(label, 75), emoji: true },
      value: JSON.stringify(value),
      ...(style ? { style } : {}),
      ...(confirm ? { confirm } : {}),
      ...(description ? { accessibility_label: shorten(description, 75) } : {}),
      ...(url ? { url } : {}),
    }),
  });
}

export interface SelectKind<Payload> extends Interactive<Payload> {
  readonly kind: "select";
  /** A choice among a few; the payload travels in front of each option's value. */
  show(placeholder: string, payload: Payload, options: PlainTextOption[], chosen?: string): StaticSelect;
  /** A choice of a person; the payload travels in the action's id, for the value is the person. */
  showPeople(placeholder: string, payload: Payload): UsersSelect;
}

export function defineSelect<Payload>(id: string, payload: z.ZodType<Payload>): SelectKind<Payload> {
  return define<SelectKind<Payload>>({
    kind: "select",
    id,
    payload,
    show: (placeholder, value, options, chosen) => {
      const initial = options.find((option) => option.value === chosen);
      return {
        type: "static_select",
        action_id: actionId(id, JSON.stringify(value)),
        placeholder: { type: "plain_text", text: shorten(placeholder, 150) },
        options,
        ...(initial ? { initial_option: initial } : {}),
      };
    },
    showPeople: (placeholder, value) => ({
      type: "users_select",
      action_id: actionId(id, JSON.stringify(value)),
      placeholder: { type: "plain_text", text: shorten(placeholder, 150) },
    }),
  });
}

export interface ModalLook {
  title: string;
  submit: string;
  close: string;
  blocks: ModalView["blocks"];
}

export interface ModalKind<Payload> extends Interactive<Payload> {
  readonly kind: "modal";
  show(payload: Payload, look: ModalLook): ModalView;
}

/** A form. Its payload travels as private metadata; what was filled in comes from the view's state. */
export function defineModal<Payload>(id: string, payload: z.ZodType<Payload>): ModalKind<Payload> {
  return define<ModalKind<Payload>>({
    kind: "modal",
    id,
    payload,
    show: (value, { title, submit, close, blocks }) => ({
      type: "modal",
      callback_id: id,
      private_metadata: JSON.stringify(value),
      title: { type: "plain_text", text: shorten(title, 24) },
      submit: { type: "plain_text", text: shorten(submit, 24) },
      close: { type: "plain_text", text: shorten(close, 24) },
      blocks,
    }),
  });
}

/** One field of a form; `id` is both its block id and its action id, so an error finds its place. */
export function input(
  id: string,
  label: string,
  element: InputBlock["element"],
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): InputBlock {
  return {
    type: "input",
    block_id: id,
    label: { type: "plain_text", text: shorten(label, 2000) },
    element: { ...element, action_id: id },
    optional,
    ...(hint ? { hint: { type: "plain_text", text: shorten(hint, 2000) } } : {}),
  };
}

function actionId(id: string, key: string | undefined): string {
  return key === undefined ? id : `${id}#${key}`;
}

function define<Kind extends { id: string }>(kind: Kind): Kind {
  if (defined.has(kind.id)) throw new Error(`The interaction "${kind.id}" is defined twice.`);
  defined.set(kind.id, kind as unknown as Interactive<unknown>);
  return kind;
}
