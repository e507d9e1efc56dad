import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "./context.ts";
import { atPhone, fetchPhones } from "./phone-server.ts";
import type { PhoneAct, PhoneGlance, PhoneView } from "./wire-phones.ts";

/** The panel of telephones: whether it stands open, and how one opens and closes it. */
export interface PhonePanelState {
  open: boolean;
  toggle(): void;
  /** Somebody uses it: it no longer goes away by itself. */
  keep(): void;
}

/** Narrower than this there is room for one thing only, and the panel waits to be asked for. */
const ROOM_FOR_TWO = "(min-width: 761px)";

/**
 * Opens the panel when a telephone calls for somebody and there is room beside the channel, and closes it again when it
 * was of no use. Whoever closes it has peace until nothing rings any more.
 */
export function usePhonePanel(): PhonePanelState {
  const glances = useGlances();
  const [open, setOpen] = useState(false);
  const kept = useRef(false);
  const peace = useRef(false);
  const callsForSomebody = glances.some(isActive);
  useEffect(() => {
    if (!callsForSomebody) {
      peace.current = false;
      if (!kept.current) setOpen(false);
    } else if (!peace.current && matchMedia(ROOM_FOR_TWO).matches) setOpen(true);
  }, [callsForSomebody]);
  return {
    open,
    toggle() {
      kept.current = !open;
      peace.current = open && callsForSomebody;
      setOpen(!open);
    },
    keep: () => void (kept.current = true),
  };
}

export function useGlances(): PhoneGlance[] {
  return useClient().state.workspace?.phones ?? [];
}

export function isActive({ state }: PhoneGlance): boolean {
  return state !== "quiet";
}

/** What lies on the telephones, as long as somebody looks. */
export function usePhones(): PhoneView[] {
  const { workspace, me } = useClient().state;
  const [views, setViews] = useState<PhoneView[]>([]);
  useEffect(() => {
    let current = true;
    // Where the line is lost the page says so by itself; what was seen stays.
    fetchPhones(me).then(
      (fresh) => current && setViews(fresh),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [workspace, me]);
  return views;
}

export function usePhoneAct(): (act: PhoneAct) => void {
  const { me } = useClient().state;
  return (act) => void atPhone(me, act);
}
