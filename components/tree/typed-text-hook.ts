"use client";

import { useRef } from "react";

const pauseMs = 700;

/** Collects letters typed without a pause: "gr" goes to Growth. */
export function useTypedText(): (key: string) => string {
  const typed = useRef({ text: "", at: 0 });
  return (key) => {
    const { text, at } = typed.current;
    const goesOn = Date.now() - at < pauseMs;
    typed.current = { text: (goesOn ? text : "") + key.toLowerCase(), at: Date.now() };
    return typed.current.text;
  };
}
