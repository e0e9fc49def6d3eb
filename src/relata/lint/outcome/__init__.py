"""What a run over files gives: findings at their lines, exceptions, baselines."""
