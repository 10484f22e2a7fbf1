import type { Channel, Kind, Stage, Theme } from '../note.ts';
import { sayDesk } from './desk.ts';
import { say, type Language } from './say.ts';

/** What people call the parts of a note. The one place where a list of the office would be read. */
export const kindName = (language: Language, kind: Kind): string => say(language, `kind.${kind}`);
export const themeName = (language: Language, theme: Theme): string => say(language, `theme.${theme}`);
export const channelName = (language: Language, channel: Channel): string => sayDesk(language, `channel.${channel}`);
export const stageName = (language: Language, stage: Stage): string => sayDesk(language, `stage.${stage}`);
