import { switching } from '../_switch.ts';

export default switching('off');
