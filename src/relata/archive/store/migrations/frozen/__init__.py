"""The tables as each version had them, for the migrations and for nobody else."""
