import { useLayoutEffect, useState } from "preact/hooks";

/** Whether something that opens downward has to open upward, because there is no room below it. */
export function useUpward(box: { current: HTMLElement | null }, open: boolean, selector: string): boolean {
  const [upward, setUpward] = useState(false);
  useLayoutEffect(() => {
    if (!open) return setUpward(false);
    const opened = box.current?.querySelector(selector);
    const anchor = box.current?.getBoundingClientRect();
    if (opened === null || opened === undefined || anchor === undefined) return;
    const { height } = opened.getBoundingClientRect();
    const frame = frameOf(box.current);
    setUpward(anchor.bottom + height + 8 > frame.bottom && anchor.top - height - 8 > frame.top);
  }, [open]);
  return upward;
}

// What scrolls clips: its edges count, and not those of the window.
function frameOf(element: HTMLElement | null): { top: number; bottom: number } {
  const scroller = element?.closest(".message-list, .modal-body, .home-body, .places");
  return scroller?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
}
