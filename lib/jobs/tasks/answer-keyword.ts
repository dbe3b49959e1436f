import { answerKeyword } from "@/lib/phone/answer-keyword";
import type { Task } from "../task";

/** Answers STOP, START and HELP where the phone company does not. */
export const answerKeywordTask: Task<"answer_keyword"> = (payload) => answerKeyword(payload);
