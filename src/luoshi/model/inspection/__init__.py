"""Records of inspection (督导、督查、双随机一公开、督学、社会事务进校园): registers, plans, visits."""
