import type { FlagReason, When } from '../../../shared/library.ts';
import type { Told } from '../../../shared/read/stories.ts';
import type { SceneProps } from '../../../shared/ui/room/scene.ts';

/** One scene, as a room's page would show it. */
export type Shown = SceneProps &
  (
    | { readonly scene: 'story'; readonly story: Told | undefined; readonly name: string; readonly kind: string }
    | {
        readonly scene: 'question';
        readonly question: string;
        readonly moment: Exclude<When, 'flag'>;
        readonly source: string | undefined;
        readonly cap: string | undefined;
        readonly quiet: boolean;
      }
    | {
        readonly scene: 'flag';
        readonly reason: FlagReason | undefined;
        readonly question: string;
        readonly left: number;
      }
  );
