// What the client has to know before it starts the server.
export { ANSWER_MARK, mayHoldQuestions } from '../server/src/report/detect';
