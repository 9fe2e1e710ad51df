/** Discord's id of every command where a test renders without a guild; nothing that people type has it. */
export const COMMAND_ID = '223456789012345678';
